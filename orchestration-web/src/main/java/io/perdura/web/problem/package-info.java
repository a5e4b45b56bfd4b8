/**
 * Why a request is refused, as problem details (RFC 9457). {@link io.perdura.web.problem.ProblemKind} is the table of them all;
 * {@link io.perdura.web.problem.Problems} finds the one that an exception means.
 *
 * <p>May use the engine's client façade and {@code client.rest}. The types and titles of problems are stable.
 */
@NullMarked
package io.perdura.web.problem;

import org.jspecify.annotations.NullMarked;
