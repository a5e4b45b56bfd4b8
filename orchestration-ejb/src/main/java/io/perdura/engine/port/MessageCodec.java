package io.perdura.engine.port;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.ByteReader;
import io.perdura.engine.history.ByteWriter;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.ParentLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message bodies, failures and payload lists as bytes, for stores. A body is {@code version kind fields}, in the encoding of
 * {@link ByteWriter}; kinds keep their numbers for ever. What only a newer engine can have written is refused with a
 * {@link HistoryFormatException}. Thread-safe.
 */
public final class MessageCodec {

    private static final int VERSION = 1;

    private static final int SIGNAL = 1;
    private static final int CANCEL = 2;
    private static final int TERMINATE = 3;
    private static final int START = 4;
    private static final int ACTIVITY_COMPLETED = 5;
    private static final int ACTIVITY_FAILED = 6;
    private static final int ACTIVITY_CANCELED = 7;
    private static final int CHILD_STARTED = 8;
    private static final int CHILD_START_FAILED = 9;
    private static final int CHILD_CLOSED = 10;
    private static final int EXTERNAL_RESOLVED = 11;
    private static final int UPDATE = 20;
    private static final int PAUSE = 25;
    private static final int RESUME = 26;
    private static final int PAUSE_ACTIVITY = 27;
    private static final int RESUME_ACTIVITY = 28;

    private MessageCodec() {}

    public static byte[] encode(MessageBody body) {
        ByteWriter out = new ByteWriter().number(VERSION);
        if (body instanceof MessageBody.Signal signal) {
            out.number(SIGNAL).text(signal.name()).payloads(signal.input());
            writeReply(out, signal.replyTo()).flag(signal.childOnly()).payloadMap(signal.header());
        } else if (body instanceof MessageBody.Cancel cancel) {
            out.number(CANCEL).text(cancel.reason());
            writeReply(out, cancel.replyTo()).flag(cancel.childOnly());
        } else if (body instanceof MessageBody.Update update) {
            out.number(UPDATE)
                    .text(update.updateId())
                    .text(update.name())
                    .payloads(update.input())
                    .payloadMap(update.header());
        } else if (body instanceof MessageBody.Pause pause) {
            out.number(PAUSE).text(pause.reason());
        } else if (body instanceof MessageBody.Resume resume) {
            out.number(RESUME).text(resume.reason());
        } else if (body instanceof MessageBody.PauseActivity pause) {
            out.number(PAUSE_ACTIVITY).text(pause.activityId()).text(pause.reason());
        } else if (body instanceof MessageBody.ResumeActivity resume) {
            out.number(RESUME_ACTIVITY).text(resume.activityId()).text(resume.reason());
        } else if (body instanceof MessageBody.Terminate terminate) {
            out.number(TERMINATE).text(terminate.reason());
        } else if (body instanceof MessageBody.Start start) {
            BatchCodec.write(out.number(START).constant(start.reusePolicy()), start.started());
        } else if (body instanceof MessageBody.ActivityReport report) {
            write(out, report);
        } else if (body instanceof MessageBody.ChildStarted started) {
            out.number(CHILD_STARTED).number(started.initiatedEventId());
        } else if (body instanceof MessageBody.ChildStartFailed failed) {
            out.number(CHILD_START_FAILED).number(failed.initiatedEventId()).text(failed.cause());
        } else if (body instanceof MessageBody.ChildClosed closed) {
            out.number(CHILD_CLOSED)
                    .number(closed.initiatedEventId())
                    .constant(closed.status())
                    .optional(closed.result(), ByteWriter::payload)
                    .optional(closed.failure(), ByteWriter::failure);
        } else if (body instanceof MessageBody.ExternalResolved resolved) {
            out.number(EXTERNAL_RESOLVED)
                    .number(resolved.initiatedEventId())
                    .optional(resolved.failure(), ByteWriter::failure);
        } else if (body instanceof MessageBody.Unreadable unreadable) {
            throw new IllegalArgumentException("what could not be read can't be written: " + unreadable.why());
        }
        return out.toByteArray();
    }

    /** As {@link #decode}; what can't be read becomes an {@link MessageBody.Unreadable}, so that it harms no other message. */
    public static MessageBody decodeOrExplain(byte[] bytes) {
        try {
            return decode(bytes);
        } catch (RuntimeException e) {
            return new MessageBody.Unreadable(
                    e instanceof HistoryFormatException ? String.valueOf(e.getMessage()) : e.toString());
        }
    }

    public static MessageBody decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        requireVersion(in);
        int kind = in.integer();
        MessageBody body = switch (kind) {
            case SIGNAL -> new MessageBody.Signal(in.text(), in.payloads(), readReply(in), in.flag(), in.payloadMap());
            case CANCEL -> new MessageBody.Cancel(in.text(), readReply(in), in.flag());
            case UPDATE -> new MessageBody.Update(in.text(), in.text(), in.payloads(), in.payloadMap());
            case PAUSE -> new MessageBody.Pause(in.text());
            case RESUME -> new MessageBody.Resume(in.text());
            case PAUSE_ACTIVITY -> new MessageBody.PauseActivity(in.text(), in.text());
            case RESUME_ACTIVITY -> new MessageBody.ResumeActivity(in.text(), in.text());
            case TERMINATE -> new MessageBody.Terminate(in.text());
            case START -> {
                WorkflowIdReusePolicy reusePolicy = in.constant(WorkflowIdReusePolicy.class);
                yield new MessageBody.Start((WorkflowStarted) BatchCodec.read(in), reusePolicy);
            }
            case ACTIVITY_COMPLETED, ACTIVITY_FAILED, ACTIVITY_CANCELED -> readReport(in, kind);
            case CHILD_STARTED -> new MessageBody.ChildStarted(in.number());
            case CHILD_START_FAILED -> new MessageBody.ChildStartFailed(in.number(), in.text());
            case CHILD_CLOSED ->
                new MessageBody.ChildClosed(
                        in.number(),
                        in.constant(WorkflowExecutionStatus.class),
                        in.optional(ByteReader::payload),
                        in.optional(ByteReader::failure));
            case EXTERNAL_RESOLVED -> new MessageBody.ExternalResolved(in.number(), in.optional(ByteReader::failure));
            default ->
                throw new HistoryFormatException("unknown kind of message " + kind
                        + ": written by a newer version of the engine; upgrade this node");
        };
        in.requireExhausted("a message of kind " + kind);
        return body;
    }

    public static byte[] encodeFailure(Failure failure) {
        return new ByteWriter().number(VERSION).failure(failure).toByteArray();
    }

    public static Failure decodeFailure(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        requireVersion(in);
        Failure failure = in.failure();
        in.requireExhausted("a failure");
        return failure;
    }

    public static byte[] encodePayloads(List<Payload> payloads) {
        return new ByteWriter().number(VERSION).payloads(payloads).toByteArray();
    }

    public static List<Payload> decodePayloads(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        requireVersion(in);
        List<Payload> payloads = in.payloads();
        in.requireExhausted("a list of payloads");
        return payloads;
    }

    private static void write(ByteWriter out, MessageBody.ActivityReport report) {
        MessageBody.Outcome outcome = report.outcome();
        int kind = outcome instanceof MessageBody.Outcome.Completed
                ? ACTIVITY_COMPLETED
                : outcome instanceof MessageBody.Outcome.Failed ? ACTIVITY_FAILED : ACTIVITY_CANCELED;
        out.number(kind)
                .number(report.scheduledEventId())
                .number(report.attempt())
                .number(report.startedAtMillis());
        out.payloads(report.heartbeatDetails());
        if (outcome instanceof MessageBody.Outcome.Completed completed) {
            out.payload(completed.result());
        } else if (outcome instanceof MessageBody.Outcome.Failed failed) {
            out.failure(failed.failure());
        } else if (outcome instanceof MessageBody.Outcome.Canceled canceled) {
            out.payloads(canceled.details());
        }
    }

    private static MessageBody.ActivityReport readReport(ByteReader in, int kind) {
        long scheduledEventId = in.number();
        int attempt = in.integer();
        long startedAtMillis = in.number();
        List<Payload> heartbeatDetails = in.payloads();
        MessageBody.Outcome outcome = switch (kind) {
            case ACTIVITY_COMPLETED -> new MessageBody.Outcome.Completed(in.payload());
            case ACTIVITY_FAILED -> new MessageBody.Outcome.Failed(in.failure());
            default -> new MessageBody.Outcome.Canceled(in.payloads());
        };
        return new MessageBody.ActivityReport(scheduledEventId, attempt, startedAtMillis, heartbeatDetails, outcome);
    }

    private static ByteWriter writeReply(ByteWriter out, @Nullable ParentLink replyTo) {
        return out.optional(
                replyTo,
                (to, link) -> to.text(link.taskQueue())
                        .text(link.workflowId())
                        .runId(link.runId())
                        .number(link.initiatedEventId()));
    }

    private static @Nullable ParentLink readReply(ByteReader in) {
        return in.optional(from -> new ParentLink(from.text(), from.text(), from.runId(), from.number()));
    }

    private static void requireVersion(ByteReader in) {
        int version = in.integer();
        if (version != VERSION) {
            throw new HistoryFormatException("a message has encoding version " + version
                    + ", but this engine reads version " + VERSION + "; upgrade this node");
        }
    }
}
