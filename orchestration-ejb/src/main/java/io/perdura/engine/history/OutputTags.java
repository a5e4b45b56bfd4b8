package io.perdura.engine.history;

import io.perdura.common.ParentClosePolicy;
import io.perdura.common.RetryState;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.WorkflowTaskFailedCause;
import java.util.List;

/** How the end of a task is written, and what its code asked for. */
final class OutputTags {

    static final List<EventTag<?>> ALL = List.of(
            new EventTag<>(
                    32,
                    TaskCompleted.class,
                    (out, e) -> out.number(e.timeMillis()).number(e.flags()).number(e.historyBytes()),
                    in -> new TaskCompleted(in.number(), in.number(), in.number())),
            new EventTag<>(
                    91,
                    TaskFailed.class,
                    (out, e) -> out.constant(e.cause()).text(e.message()),
                    in -> new TaskFailed(in.constant(WorkflowTaskFailedCause.class), in.text())),
            new EventTag<>(
                    33,
                    OutputEvent.ActivityScheduled.class,
                    (out, e) -> RunOptionsCodec.writeRetryPolicy(
                                    writeTimeouts(
                                            out.text(e.activityId())
                                                    .text(e.activityType())
                                                    .text(e.taskQueue())
                                                    .payloads(e.input()),
                                            e.timeouts()),
                                    e.retryPolicy())
                            .payloadMap(e.header())
                            .optional(e.summary(), ByteWriter::payload),
                    in -> new OutputEvent.ActivityScheduled(
                            in.text(),
                            in.text(),
                            in.text(),
                            in.payloads(),
                            readTimeouts(in),
                            RunOptionsCodec.readRetryPolicy(in),
                            in.payloadMap(),
                            in.optional(ByteReader::payload))),
            new EventTag<>(
                    34,
                    OutputEvent.ActivityCancelRequested.class,
                    (out, e) -> out.number(e.scheduledEventId()),
                    in -> new OutputEvent.ActivityCancelRequested(in.number())),
            new EventTag<>(
                    35,
                    OutputEvent.TimerStarted.class,
                    (out, e) -> out.number(e.dueAtMillis()).optional(e.summary(), ByteWriter::payload),
                    in -> new OutputEvent.TimerStarted(in.number(), in.optional(ByteReader::payload))),
            new EventTag<>(
                    36,
                    OutputEvent.TimerCanceled.class,
                    (out, e) -> out.number(e.startedEventId()),
                    in -> new OutputEvent.TimerCanceled(in.number())),
            new EventTag<>(
                    37,
                    OutputEvent.ChildWorkflowInitiated.class,
                    (out, e) -> out.text(e.childWorkflowId())
                            .runId(e.childRunId())
                            .text(e.workflowType())
                            .text(e.taskQueue())
                            .payloads(e.input())
                            .constant(e.parentClosePolicy())
                            .number(e.runTimeoutMillis())
                            .number(e.executionTimeoutMillis())
                            .constant(e.reusePolicy())
                            .with(e.options(), RunOptionsCodec::write),
                    in -> new OutputEvent.ChildWorkflowInitiated(
                            in.text(),
                            in.runId(),
                            in.text(),
                            in.text(),
                            in.payloads(),
                            in.constant(ParentClosePolicy.class),
                            in.number(),
                            in.number(),
                            in.constant(WorkflowIdReusePolicy.class),
                            RunOptionsCodec.read(in))),
            new EventTag<>(
                    38,
                    OutputEvent.SignalExternalInitiated.class,
                    (out, e) -> out.text(e.workflowId())
                            .optional(e.runId(), ByteWriter::runId)
                            .text(e.signalName())
                            .payloads(e.input())
                            .flag(e.childOnly())
                            .payloadMap(e.header()),
                    in -> new OutputEvent.SignalExternalInitiated(
                            in.text(),
                            in.optional(ByteReader::runId),
                            in.text(),
                            in.payloads(),
                            in.flag(),
                            in.payloadMap())),
            new EventTag<>(
                    39,
                    OutputEvent.CancelExternalInitiated.class,
                    (out, e) -> out.text(e.workflowId())
                            .optional(e.runId(), ByteWriter::runId)
                            .flag(e.childOnly())
                            .optional(e.reason(), ByteWriter::text),
                    in -> new OutputEvent.CancelExternalInitiated(
                            in.text(), in.optional(ByteReader::runId), in.flag(), in.optional(ByteReader::text))),
            new EventTag<>(
                    90,
                    OutputEvent.RequestWithdrawn.class,
                    (out, e) -> out.number(e.initiatedEventId()).flag(e.child()),
                    in -> new OutputEvent.RequestWithdrawn(in.number(), in.flag())),
            new EventTag<>(
                    40,
                    OutputEvent.SideEffectRecorded.class,
                    (out, e) -> out.payload(e.result()).optional(e.summary(), ByteWriter::payload),
                    in -> new OutputEvent.SideEffectRecorded(in.payload(), in.optional(ByteReader::payload))),
            new EventTag<>(
                    46,
                    OutputEvent.LocalActivityCompleted.class,
                    (out, e) -> out.number(e.call())
                            .text(e.activityType())
                            .number(e.attempt())
                            .number(e.timeMillis())
                            .payload(e.result())
                            .optional(e.summary(), ByteWriter::payload),
                    in -> new OutputEvent.LocalActivityCompleted(
                            in.number(),
                            in.text(),
                            in.integer(),
                            in.number(),
                            in.payload(),
                            in.optional(ByteReader::payload))),
            new EventTag<>(
                    47,
                    OutputEvent.LocalActivityFailed.class,
                    (out, e) -> out.number(e.call())
                            .text(e.activityType())
                            .number(e.attempt())
                            .number(e.timeMillis())
                            .failure(e.failure())
                            .constant(e.retryState())
                            .number(e.backoffMillis())
                            .optional(e.summary(), ByteWriter::payload),
                    in -> new OutputEvent.LocalActivityFailed(
                            in.number(),
                            in.text(),
                            in.integer(),
                            in.number(),
                            in.failure(),
                            in.constant(RetryState.class),
                            in.number(),
                            in.optional(ByteReader::payload))),
            new EventTag<>(
                    50,
                    OutputEvent.MutableSideEffectRecorded.class,
                    (out, e) -> out.text(e.id())
                            .number(e.call())
                            .payload(e.result())
                            .optional(e.summary(), ByteWriter::payload),
                    in -> new OutputEvent.MutableSideEffectRecorded(
                            in.text(), in.number(), in.payload(), in.optional(ByteReader::payload))),
            new EventTag<>(
                    41,
                    OutputEvent.VersionRecorded.class,
                    (out, e) -> out.text(e.changeId()).number(e.version() + 1L),
                    in -> new OutputEvent.VersionRecorded(in.text(), in.integer() - 1)),
            new EventTag<>(
                    70,
                    OutputEvent.UpdateAccepted.class,
                    (out, e) -> out.text(e.updateId())
                            .text(e.updateName())
                            .payloads(e.input())
                            .number(e.inputsBefore())
                            .payloadMap(e.header()),
                    in -> new OutputEvent.UpdateAccepted(
                            in.text(), in.text(), in.payloads(), in.integer(), in.payloadMap())),
            new EventTag<>(
                    71,
                    OutputEvent.UpdateCompleted.class,
                    (out, e) -> out.text(e.updateId())
                            .number(e.acceptedEventId())
                            .optional(e.result(), ByteWriter::payload)
                            .optional(e.failure(), ByteWriter::failure),
                    in -> new OutputEvent.UpdateCompleted(
                            in.text(),
                            in.number(),
                            in.optional(ByteReader::payload),
                            in.optional(ByteReader::failure))),
            new EventTag<>(
                    42,
                    OutputEvent.WorkflowCompleted.class,
                    (out, e) -> out.payload(e.result()).optional(e.successor(), ByteWriter::runId),
                    in -> new OutputEvent.WorkflowCompleted(in.payload(), in.optional(ByteReader::runId))),
            new EventTag<>(
                    43,
                    OutputEvent.WorkflowFailed.class,
                    (out, e) -> out.failure(e.failure())
                            .constant(e.retryState())
                            .optional(e.successor(), ByteWriter::runId),
                    in -> new OutputEvent.WorkflowFailed(
                            in.failure(), in.constant(RetryState.class), in.optional(ByteReader::runId))),
            new EventTag<>(
                    44,
                    OutputEvent.WorkflowCanceled.class,
                    (out, e) -> out.payloads(e.details()),
                    in -> new OutputEvent.WorkflowCanceled(in.payloads())),
            new EventTag<>(
                    45,
                    OutputEvent.WorkflowContinuedAsNew.class,
                    (out, e) -> out.runId(e.newRunId())
                            .text(e.workflowType())
                            .text(e.taskQueue())
                            .payloads(e.input())
                            .number(e.runTimeoutMillis())
                            .optional(e.options(), RunOptionsCodec::write),
                    in -> new OutputEvent.WorkflowContinuedAsNew(
                            in.runId(),
                            in.text(),
                            in.text(),
                            in.payloads(),
                            in.number(),
                            in.optional(RunOptionsCodec::read))),
            new EventTag<>(
                    55,
                    OutputEvent.MemoUpserted.class,
                    (out, e) -> out.payloadMap(e.memo()),
                    in -> new OutputEvent.MemoUpserted(in.payloadMap())),
            new EventTag<>(
                    56,
                    OutputEvent.SearchAttributesUpserted.class,
                    (out, e) -> out.list(e.updates(), RunOptionsCodec::writeUpdate),
                    in -> new OutputEvent.SearchAttributesUpserted(in.list(RunOptionsCodec::readUpdate))));

    private OutputTags() {}

    private static ByteWriter writeTimeouts(ByteWriter out, Timeouts timeouts) {
        return out.number(timeouts.scheduleToCloseMillis())
                .number(timeouts.scheduleToStartMillis())
                .number(timeouts.startToCloseMillis())
                .number(timeouts.heartbeatMillis());
    }

    private static Timeouts readTimeouts(ByteReader in) {
        return new Timeouts(in.number(), in.number(), in.number(), in.number());
    }
}
