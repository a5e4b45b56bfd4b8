/**
 * A batch as a workflow of the engine's own: page by page it lists what matches, and does its operation on each, at a bounded rate.
 *
 * <p>May use the API. Start at {@link io.perdura.engine.system.batch.BatchRun}. Internal; what is in histories is stable.
 */
@NullMarked
package io.perdura.engine.system.batch;

import org.jspecify.annotations.NullMarked;
