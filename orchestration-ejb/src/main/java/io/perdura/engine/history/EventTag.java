package io.perdura.engine.history;

import io.perdura.common.ParentClosePolicy;
import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdReusePolicy;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How each kind of event is written: its number and its fields in their order. The numbers are for ever; a new field goes to
 * the end and comes with a new {@link BatchCodec#VERSION}.
 */
enum EventTag {
    WORKFLOW_STARTED(
            1,
            InputEvent.WorkflowStarted.class,
            (out, e) -> out.text(e.workflowId())
                    .text(e.workflowType())
                    .text(e.taskQueue())
                    .payloads(e.input())
                    .number(e.startedAtMillis())
                    .runId(e.firstRunId())
                    .optional(e.continuedFrom(), ByteWriter::runId)
                    .optional(e.parent(), EventTag::writeParent)
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
                    in.optional(EventTag::readParent),
                    in.text(),
                    in.number(),
                    in.number(),
                    RunOptionsCodec.read(in))),
    WORKFLOW_SIGNALED(
            2,
            InputEvent.WorkflowSignaled.class,
            (out, e) -> out.text(e.messageId())
                    .text(e.signalName())
                    .payloads(e.input())
                    .payloadMap(e.header()),
            in -> new InputEvent.WorkflowSignaled(in.text(), in.text(), in.payloads(), in.payloadMap())),
    WORKFLOW_CANCEL_REQUESTED(
            3,
            InputEvent.WorkflowCancelRequested.class,
            (out, e) -> out.text(e.messageId()).text(e.reason()),
            in -> new InputEvent.WorkflowCancelRequested(in.text(), in.text())),
    WORKFLOW_TERMINATED(
            4,
            InputEvent.WorkflowTerminated.class,
            (out, e) -> out.text(e.messageId()).text(e.reason()),
            in -> new InputEvent.WorkflowTerminated(in.text(), in.text())),
    WORKFLOW_TIMED_OUT(
            5,
            InputEvent.WorkflowTimedOut.class,
            (out, e) -> out.text(e.what()).optional(e.successor(), ByteWriter::runId),
            in -> new InputEvent.WorkflowTimedOut(in.text(), in.optional(ByteReader::runId))),
    TIMER_FIRED(
            6,
            InputEvent.TimerFired.class,
            (out, e) -> out.number(e.startedEventId()),
            in -> new InputEvent.TimerFired(in.number())),
    ACTIVITY_COMPLETED(
            7,
            InputEvent.ActivityCompleted.class,
            (out, e) -> out.number(e.scheduledEventId())
                    .number(e.attempt())
                    .number(e.startedAtMillis())
                    .payload(e.result()),
            in -> new InputEvent.ActivityCompleted(in.number(), in.integer(), in.number(), in.payload())),
    ACTIVITY_FAILED(
            8,
            InputEvent.ActivityFailed.class,
            (out, e) -> out.number(e.scheduledEventId())
                    .number(e.attempt())
                    .number(e.startedAtMillis())
                    .failure(e.failure())
                    .constant(e.retryState()),
            in -> new InputEvent.ActivityFailed(
                    in.number(), in.integer(), in.number(), in.failure(), in.constant(RetryState.class))),
    ACTIVITY_TIMED_OUT(
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
    ACTIVITY_CANCELED(
            10,
            InputEvent.ActivityCanceled.class,
            (out, e) -> out.number(e.scheduledEventId()).number(e.attempt()).payloads(e.details()),
            in -> new InputEvent.ActivityCanceled(in.number(), in.integer(), in.payloads())),
    CHILD_WORKFLOW_STARTED(
            11,
            InputEvent.ChildWorkflowStarted.class,
            (out, e) -> out.number(e.initiatedEventId()).runId(e.childRunId()),
            in -> new InputEvent.ChildWorkflowStarted(in.number(), in.runId())),
    CHILD_WORKFLOW_START_FAILED(
            12,
            InputEvent.ChildWorkflowStartFailed.class,
            (out, e) -> out.number(e.initiatedEventId()).text(e.cause()),
            in -> new InputEvent.ChildWorkflowStartFailed(in.number(), in.text())),
    CHILD_WORKFLOW_CLOSED(
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
    EXTERNAL_REQUEST_RESOLVED(
            14,
            InputEvent.ExternalRequestResolved.class,
            (out, e) -> out.number(e.initiatedEventId()).optional(e.failure(), ByteWriter::failure),
            in -> new InputEvent.ExternalRequestResolved(in.number(), in.optional(ByteReader::failure))),
    WORKFLOW_PAUSED(
            60,
            InputEvent.WorkflowPaused.class,
            (out, e) -> out.text(e.messageId()).text(e.reason()),
            in -> new InputEvent.WorkflowPaused(in.text(), in.text())),
    WORKFLOW_RESUMED(
            61,
            InputEvent.WorkflowResumed.class,
            (out, e) -> out.text(e.messageId()).text(e.reason()),
            in -> new InputEvent.WorkflowResumed(in.text(), in.text())),
    WORKFLOW_RESET(
            62,
            InputEvent.WorkflowReset.class,
            (out, e) -> out.runId(e.baseRunId())
                    .number(e.baseEventId())
                    .runId(e.seedRunId())
                    .runId(e.newRunId())
                    .text(e.reason()),
            in -> new InputEvent.WorkflowReset(in.runId(), in.number(), in.runId(), in.runId(), in.text())),
    TASK_COMPLETED(
            32,
            TaskCompleted.class,
            (out, e) -> out.number(e.timeMillis()).number(e.flags()).number(e.historyBytes()),
            in -> new TaskCompleted(in.number(), in.number(), in.number())),
    ACTIVITY_SCHEDULED(
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
                    .payloadMap(e.header()),
            in -> new OutputEvent.ActivityScheduled(
                    in.text(),
                    in.text(),
                    in.text(),
                    in.payloads(),
                    readTimeouts(in),
                    RunOptionsCodec.readRetryPolicy(in),
                    in.payloadMap())),
    ACTIVITY_CANCEL_REQUESTED(
            34,
            OutputEvent.ActivityCancelRequested.class,
            (out, e) -> out.number(e.scheduledEventId()),
            in -> new OutputEvent.ActivityCancelRequested(in.number())),
    TIMER_STARTED(
            35,
            OutputEvent.TimerStarted.class,
            (out, e) -> out.number(e.dueAtMillis()),
            in -> new OutputEvent.TimerStarted(in.number())),
    TIMER_CANCELED(
            36,
            OutputEvent.TimerCanceled.class,
            (out, e) -> out.number(e.startedEventId()),
            in -> new OutputEvent.TimerCanceled(in.number())),
    CHILD_WORKFLOW_INITIATED(
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
    SIGNAL_EXTERNAL_INITIATED(
            38,
            OutputEvent.SignalExternalInitiated.class,
            (out, e) -> out.text(e.workflowId())
                    .optional(e.runId(), ByteWriter::runId)
                    .text(e.signalName())
                    .payloads(e.input())
                    .flag(e.childOnly())
                    .payloadMap(e.header()),
            in -> new OutputEvent.SignalExternalInitiated(
                    in.text(), in.optional(ByteReader::runId), in.text(), in.payloads(), in.flag(), in.payloadMap())),
    CANCEL_EXTERNAL_INITIATED(
            39,
            OutputEvent.CancelExternalInitiated.class,
            (out, e) -> out.text(e.workflowId())
                    .optional(e.runId(), ByteWriter::runId)
                    .flag(e.childOnly()),
            in -> new OutputEvent.CancelExternalInitiated(in.text(), in.optional(ByteReader::runId), in.flag())),
    SIDE_EFFECT_RECORDED(
            40,
            OutputEvent.SideEffectRecorded.class,
            (out, e) -> out.payload(e.result()),
            in -> new OutputEvent.SideEffectRecorded(in.payload())),
    LOCAL_ACTIVITY_COMPLETED(
            46,
            OutputEvent.LocalActivityCompleted.class,
            (out, e) -> out.number(e.call())
                    .text(e.activityType())
                    .number(e.attempt())
                    .number(e.timeMillis())
                    .payload(e.result()),
            in -> new OutputEvent.LocalActivityCompleted(
                    in.number(), in.text(), in.integer(), in.number(), in.payload())),
    LOCAL_ACTIVITY_FAILED(
            47,
            OutputEvent.LocalActivityFailed.class,
            (out, e) -> out.number(e.call())
                    .text(e.activityType())
                    .number(e.attempt())
                    .number(e.timeMillis())
                    .failure(e.failure())
                    .constant(e.retryState())
                    .number(e.backoffMillis()),
            in -> new OutputEvent.LocalActivityFailed(
                    in.number(),
                    in.text(),
                    in.integer(),
                    in.number(),
                    in.failure(),
                    in.constant(RetryState.class),
                    in.number())),
    MUTABLE_SIDE_EFFECT_RECORDED(
            50,
            OutputEvent.MutableSideEffectRecorded.class,
            (out, e) -> out.text(e.id()).number(e.call()).payload(e.result()),
            in -> new OutputEvent.MutableSideEffectRecorded(in.text(), in.number(), in.payload())),
    VERSION_RECORDED(
            41,
            OutputEvent.VersionRecorded.class,
            (out, e) -> out.text(e.changeId()).number(e.version() + 1L),
            in -> new OutputEvent.VersionRecorded(in.text(), in.integer() - 1)),
    UPDATE_ACCEPTED(
            70,
            OutputEvent.UpdateAccepted.class,
            (out, e) -> out.text(e.updateId())
                    .text(e.updateName())
                    .payloads(e.input())
                    .number(e.inputsBefore()),
            in -> new OutputEvent.UpdateAccepted(in.text(), in.text(), in.payloads(), in.integer())),
    UPDATE_COMPLETED(
            71,
            OutputEvent.UpdateCompleted.class,
            (out, e) -> out.text(e.updateId())
                    .number(e.acceptedEventId())
                    .optional(e.result(), ByteWriter::payload)
                    .optional(e.failure(), ByteWriter::failure),
            in -> new OutputEvent.UpdateCompleted(
                    in.text(), in.number(), in.optional(ByteReader::payload), in.optional(ByteReader::failure))),
    WORKFLOW_COMPLETED(
            42,
            OutputEvent.WorkflowCompleted.class,
            (out, e) -> out.payload(e.result()).optional(e.successor(), ByteWriter::runId),
            in -> new OutputEvent.WorkflowCompleted(in.payload(), in.optional(ByteReader::runId))),
    WORKFLOW_FAILED(
            43,
            OutputEvent.WorkflowFailed.class,
            (out, e) -> out.failure(e.failure()).constant(e.retryState()).optional(e.successor(), ByteWriter::runId),
            in -> new OutputEvent.WorkflowFailed(
                    in.failure(), in.constant(RetryState.class), in.optional(ByteReader::runId))),
    WORKFLOW_CANCELED(
            44,
            OutputEvent.WorkflowCanceled.class,
            (out, e) -> out.payloads(e.details()),
            in -> new OutputEvent.WorkflowCanceled(in.payloads())),
    WORKFLOW_CONTINUED_AS_NEW(
            45,
            OutputEvent.WorkflowContinuedAsNew.class,
            (out, e) -> out.runId(e.newRunId())
                    .text(e.workflowType())
                    .text(e.taskQueue())
                    .payloads(e.input())
                    .number(e.runTimeoutMillis())
                    .optional(e.options(), RunOptionsCodec::write),
            in -> new OutputEvent.WorkflowContinuedAsNew(
                    in.runId(), in.text(), in.text(), in.payloads(), in.number(), in.optional(RunOptionsCodec::read))),
    MEMO_UPSERTED(
            55,
            OutputEvent.MemoUpserted.class,
            (out, e) -> out.payloadMap(e.memo()),
            in -> new OutputEvent.MemoUpserted(in.payloadMap())),
    SEARCH_ATTRIBUTES_UPSERTED(
            56,
            OutputEvent.SearchAttributesUpserted.class,
            (out, e) -> out.list(e.updates(), RunOptionsCodec::writeUpdate),
            in -> new OutputEvent.SearchAttributesUpserted(in.list(RunOptionsCodec::readUpdate)));

    private static final Map<Class<?>, EventTag> BY_TYPE =
            Stream.of(values()).collect(Collectors.toMap(tag -> tag.type, tag -> tag));
    private static final Map<Integer, EventTag> BY_NUMBER =
            Stream.of(values()).collect(Collectors.toMap(tag -> tag.number, tag -> tag));

    private final int number;
    private final Class<? extends HistoryEvent> type;
    private final BiConsumer<ByteWriter, HistoryEvent> writer;
    private final Function<ByteReader, HistoryEvent> reader;

    <E extends HistoryEvent> EventTag(
            int number, Class<E> type, BiConsumer<ByteWriter, E> writer, Function<ByteReader, E> reader) {
        this.number = number;
        this.type = type;
        this.writer = (out, event) -> writer.accept(out, type.cast(event));
        this.reader = reader::apply;
    }

    static EventTag of(HistoryEvent event) {
        EventTag tag = BY_TYPE.get(event.getClass());
        if (tag == null) {
            throw new IllegalArgumentException("no encoding for " + event.getClass());
        }
        return tag;
    }

    static EventTag of(int number) {
        EventTag tag = BY_NUMBER.get(number);
        if (tag == null) {
            throw new HistoryFormatException("unknown kind of event " + number
                    + ": written by a newer version of the engine; upgrade this node");
        }
        return tag;
    }

    int number() {
        return number;
    }

    void write(ByteWriter out, HistoryEvent event) {
        writer.accept(out, event);
    }

    HistoryEvent read(ByteReader in) {
        return reader.apply(in);
    }

    private static void writeParent(ByteWriter out, ParentLink parent) {
        out.text(parent.taskQueue())
                .text(parent.workflowId())
                .runId(parent.runId())
                .number(parent.initiatedEventId());
    }

    private static ParentLink readParent(ByteReader in) {
        return new ParentLink(in.text(), in.text(), in.runId(), in.number());
    }

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
