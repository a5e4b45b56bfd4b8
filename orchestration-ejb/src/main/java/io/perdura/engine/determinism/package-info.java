/**
 * Verifies that workflow code is deterministic: follows the bytecode that is reachable from a workflow implementation inside the
 * application, and reports each call that would make a replay differ, with its place, the way to it, and what to call instead.
 * Start at {@link io.perdura.engine.determinism.DeterminismInspection}.
 *
 * <p>May use the public API and ASM. Nothing here is API; users call it by the test kit or get it with each deployment.
 */
@NullMarked
package io.perdura.engine.determinism;

import org.jspecify.annotations.NullMarked;
