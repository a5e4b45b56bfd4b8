/**
 * How arguments, results and details become stored bytes and come back. JSON by Jackson is the default; which type a
 * payload becomes is decided by method signatures only, never by data.
 *
 * <p>May use {@code common} and Jackson. Stable: all of it.
 */
@NullMarked
package io.perdura.common.converter;

import org.jspecify.annotations.NullMarked;
