/**
 * What happened to a run, as sealed records, and how it is written to bytes.
 *
 * <p>A history is a list of {@linkplain io.perdura.engine.history.HistoryBatch batches}; a batch is what one transition
 * appended: {@linkplain io.perdura.engine.history.InputEvent inputs}, then at most one
 * {@linkplain io.perdura.engine.history.TaskCompleted boundary}, then the
 * {@linkplain io.perdura.engine.history.OutputEvent outputs} that the workflow code produced up to that boundary. A batch
 * without a boundary holds inputs, and at most the note that their task failed; they belong to the next boundary.
 *
 * <p>May use the public API only. The binary encoding is documented at {@link io.perdura.engine.history.BatchCodec} and is
 * stable: what was written once can be read for ever.
 */
@NullMarked
package io.perdura.engine.history;

import org.jspecify.annotations.NullMarked;
