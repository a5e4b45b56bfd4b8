package io.perdura.engine.history;

import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecutionStatus;
import java.util.List;

/** How what comes to a run is written. */
final class InputTags {

    static final List<EventTag<?>> ALL = List.of(
            new EventTag<>(
                    1,
                    InputEvent.WorkflowStarted.class,
                    (out, e) -> out.text(e.workflowId())
                            .text(e.workflowType())
                            .text(e.taskQueue())
                            .payloads(e.input())
                            .number(e.startedAtMillis())
                            .runId(e.firstRunId())
                            .optional(e.continuedFrom(), ByteWriter::runId)
                            .optional(e.parent(), InputTags::writeParent)
                            .text(e.requestId())
                            .number(e.runTimeoutMillis())
                            .number(e.executionDeadlineMillis())
                            .with(e.options(), RunOptionsCodec::write),
                    in -> new InputEvent.WorkflowStarted(
                            in.text(),
                            in.text(),
                            in.text(),
                            in.payloads(),
                            in.number(),
                            in.runId(),
                            in.optional(ByteReader::runId),
                            in.optional(InputTags::readParent),
                            in.text(),
                            in.number(),
                            in.number(),
                            RunOptionsCodec.read(in))),
            new EventTag<>(
                    2,
                    InputEvent.WorkflowSignaled.class,
                    (out, e) -> out.text(e.messageId())
                            .text(e.signalName())
                            .payloads(e.input())
                            .payloadMap(e.header()),
                    in -> new InputEvent.WorkflowSignaled(in.text(), in.text(), in.payloads(), in.payloadMap())),
            new EventTag<>(
                    3,
                    InputEvent.WorkflowCancelRequested.class,
                    (out, e) -> out.text(e.messageId()).text(e.reason()),
                    in -> new InputEvent.WorkflowCancelRequested(in.text(), in.text())),
            new EventTag<>(
                    4,
                    InputEvent.WorkflowTerminated.class,
                    (out, e) -> out.text(e.messageId()).text(e.reason()),
                    in -> new InputEvent.WorkflowTerminated(in.text(), in.text())),
            new EventTag<>(
                    5,
                    InputEvent.WorkflowTimedOut.class,
                    (out, e) -> out.text(e.what()).optional(e.successor(), ByteWriter::runId),
                    in -> new InputEvent.WorkflowTimedOut(in.text(), in.optional(ByteReader::runId))),
            new EventTag<>(
                    6,
                    InputEvent.TimerFired.class,
                    (out, e) -> out.number(e.startedEventId()),
                    in -> new InputEvent.TimerFired(in.number())),
            new EventTag<>(
                    7,
                    InputEvent.ActivityCompleted.class,
                    (out, e) -> out.number(e.scheduledEventId())
                            .number(e.attempt())
                            .number(e.startedAtMillis())
                            .payload(e.result()),
                    in -> new InputEvent.ActivityCompleted(in.number(), in.integer(), in.number(), in.payload())),
            new EventTag<>(
                    8,
                    InputEvent.ActivityFailed.class,
                    (out, e) -> out.number(e.scheduledEventId())
                            .number(e.attempt())
                            .number(e.startedAtMillis())
                            .failure(e.failure())
                            .constant(e.retryState()),
                    in -> new InputEvent.ActivityFailed(
                            in.number(), in.integer(), in.number(), in.failure(), in.constant(RetryState.class))),
            new EventTag<>(
                    9,
                    InputEvent.ActivityTimedOut.class,
                    (out, e) -> out.number(e.scheduledEventId())
                            .number(e.attempt())
                            .constant(e.timeoutType())
                            .optional(e.lastFailure(), ByteWriter::failure)
                            .payloads(e.lastHeartbeatDetails())
                            .constant(e.retryState()),
                    in -> new InputEvent.ActivityTimedOut(
                            in.number(),
                            in.integer(),
                            in.constant(TimeoutType.class),
                            in.optional(ByteReader::failure),
                            in.payloads(),
                            in.constant(RetryState.class))),
            new EventTag<>(
                    10,
                    InputEvent.ActivityCanceled.class,
                    (out, e) ->
                            out.number(e.scheduledEventId()).number(e.attempt()).payloads(e.details()),
                    in -> new InputEvent.ActivityCanceled(in.number(), in.integer(), in.payloads())),
            new EventTag<>(
                    11,
                    InputEvent.ChildWorkflowStarted.class,
                    (out, e) -> out.number(e.initiatedEventId()).runId(e.childRunId()),
                    in -> new InputEvent.ChildWorkflowStarted(in.number(), in.runId())),
            new EventTag<>(
                    12,
                    InputEvent.ChildWorkflowStartFailed.class,
                    (out, e) -> out.number(e.initiatedEventId()).text(e.cause()),
                    in -> new InputEvent.ChildWorkflowStartFailed(in.number(), in.text())),
            new EventTag<>(
                    13,
                    InputEvent.ChildWorkflowClosed.class,
                    (out, e) -> out.number(e.initiatedEventId())
                            .constant(e.status())
                            .optional(e.result(), ByteWriter::payload)
                            .optional(e.failure(), ByteWriter::failure),
                    in -> new InputEvent.ChildWorkflowClosed(
                            in.number(),
                            in.constant(WorkflowExecutionStatus.class),
                            in.optional(ByteReader::payload),
                            in.optional(ByteReader::failure))),
            new EventTag<>(
                    14,
                    InputEvent.ExternalRequestResolved.class,
                    (out, e) -> out.number(e.initiatedEventId()).optional(e.failure(), ByteWriter::failure),
                    in -> new InputEvent.ExternalRequestResolved(in.number(), in.optional(ByteReader::failure))),
            new EventTag<>(
                    60,
                    InputEvent.WorkflowPaused.class,
                    (out, e) -> out.text(e.messageId()).text(e.reason()),
                    in -> new InputEvent.WorkflowPaused(in.text(), in.text())),
            new EventTag<>(
                    61,
                    InputEvent.WorkflowResumed.class,
                    (out, e) -> out.text(e.messageId()).text(e.reason()),
                    in -> new InputEvent.WorkflowResumed(in.text(), in.text())),
            new EventTag<>(
                    80,
                    InputEvent.ActivityPaused.class,
                    (out, e) ->
                            out.text(e.messageId()).number(e.scheduledEventId()).text(e.reason()),
                    in -> new InputEvent.ActivityPaused(in.text(), in.number(), in.text())),
            new EventTag<>(
                    81,
                    InputEvent.ActivityResumed.class,
                    (out, e) ->
                            out.text(e.messageId()).number(e.scheduledEventId()).text(e.reason()),
                    in -> new InputEvent.ActivityResumed(in.text(), in.number(), in.text())),
            new EventTag<>(
                    62,
                    InputEvent.WorkflowReset.class,
                    (out, e) -> out.runId(e.baseRunId())
                            .number(e.baseEventId())
                            .runId(e.seedRunId())
                            .runId(e.newRunId())
                            .text(e.reason()),
                    in -> new InputEvent.WorkflowReset(in.runId(), in.number(), in.runId(), in.runId(), in.text())));

    private InputTags() {}

    private static void writeParent(ByteWriter out, ParentLink parent) {
        out.text(parent.taskQueue())
                .text(parent.workflowId())
                .runId(parent.runId())
                .number(parent.initiatedEventId())
                .optional(
                        parent.root(), (to, root) -> to.text(root.workflowId()).runId(root.runId()));
    }

    private static ParentLink readParent(ByteReader in) {
        return new ParentLink(
                in.text(),
                in.text(),
                in.runId(),
                in.number(),
                in.optional(from -> new ParentLink.Root(from.text(), from.runId())));
    }
}
