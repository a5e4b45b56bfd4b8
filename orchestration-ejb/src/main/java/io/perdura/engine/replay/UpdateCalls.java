package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.interceptors.Header;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.PerduraFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The updates of a run: the validator decides, then the handler runs in a coroutine of its own, at the update's place in the
 * order. In a replay the record says what was accepted, and no validator runs.
 */
final class UpdateCalls {

    private final DurableContext context;
    private final EventLoop loop;
    private final WorkflowCode code;
    private final Map<String, Failure> refused = new HashMap<>();
    private final Set<String> valid = new HashSet<>();

    UpdateCalls(DurableContext context, EventLoop loop, WorkflowCode code) {
        this.context = context;
        this.loop = loop;
        this.code = code;
    }

    void taskBegins() {
        refused.clear();
    }

    /** Why updates of this task were refused, by their ids. */
    Map<String, Failure> refused() {
        return Map.copyOf(refused);
    }

    void arrived(UpdateRequest request) {
        CurrentUpdate update = new CurrentUpdate(request.name(), request.updateId());
        loop.spawn(
                        "update " + request.name(),
                        Coroutine.Kind.HANDLER,
                        context.handlerScope(),
                        request.header().isEmpty()
                                ? loop.contexts()
                                : context.interception().read(request.header()),
                        () -> acceptAndRun(request))
                .worksFor(update);
    }

    /** Asks the validator beside the other coroutines, before any of them runs; null when it has no objection. */
    @Nullable
    Failure refusalOf(UpdateRequest request) {
        @Nullable Throwable[] thrown = new @Nullable Throwable[1];
        @Nullable Failure[] refusal = new @Nullable Failure[1];
        loop.runApart(
                "validator of update " + request.name(),
                context.rootScope(),
                new CurrentUpdate(request.name(), request.updateId()),
                () -> {
                    try {
                        if (!request.header().isEmpty()) {
                            Interception.set(context.interception().read(request.header()));
                        }
                        refusal[0] = refusal(request);
                    } catch (CoroutineDestroyed destroyed) {
                        throw destroyed;
                    } catch (Error e) {
                        thrown[0] = e;
                    }
                });
        if (thrown[0] instanceof Error error) {
            throw error;
        }
        if (refusal[0] == null) {
            valid.add(request.updateId());
        }
        return refusal[0];
    }

    private void acceptAndRun(UpdateRequest request) {
        if (code.updateReceiver(request.name()) == null) {
            context.block(code::mainBegan); // which may register a listener that takes it
        }
        boolean judge = !context.isReplaying() && !valid.remove(request.updateId());
        Failure refusal = judge ? refusal(request) : null;
        if (refusal != null) {
            refused.put(request.updateId(), refusal);
            return;
        }
        Receiver handler = code.updateReceiver(request.name());
        if (handler == null) {
            return; // only in a replay, which then misses the acceptance and says so
        }
        long acceptedEventId = context.emit(new UpdateAccepted(
                        request.updateId(), request.name(), request.input(), request.inputsBefore(), request.header()))
                .eventId();
        run(request, handler, acceptedEventId, begin(request, handler));
    }

    private Runnable begin(UpdateRequest request, Receiver handler) {
        return context.handlers()
                .begin("update '" + request.name() + "' (" + request.updateId() + ")", handler.unfinishedPolicy());
    }

    private void run(UpdateRequest request, Receiver handler, long acceptedEventId, Runnable ended) {
        Payload result = null;
        Failure failure = null;
        try {
            result = context.converter()
                    .encode(code.update(request.name(), new Header(request.header()), handler.decode(request.input())));
        } catch (CoroutineDestroyed destroyed) {
            throw destroyed;
        } catch (Throwable thrown) {
            Throwable cause = CheckedExceptionWrapper.unwrap(thrown);
            if (!(cause instanceof PerduraFailure) && !code.failsWorkflow(cause)) {
                loop.fail(cause);
                return;
            }
            failure = context.failures().toFailure(cause);
        }
        ended.run();
        context.emit(new UpdateCompleted(request.updateId(), acceptedEventId, result, failure));
    }

    /** Why it is not accepted: unknown, unfit arguments, or what the validator throws; null when it is. */
    private @Nullable Failure refusal(UpdateRequest request) {
        Receiver handler = code.updateReceiver(request.name());
        if (handler == null) {
            return Failure.application(
                    "UnknownUpdate",
                    "Unknown update name: " + request.name() + "; workflow type '"
                            + context.started().workflowType() + "' takes " + code.updates(),
                    true);
        }
        @Nullable Object[] arguments;
        try {
            arguments = handler.decode(request.input());
        } catch (RuntimeException unfit) {
            return Failure.application("InvalidArgument", unfit.getMessage(), true);
        }
        Runnable ended = begin(request, handler); // what the validator sees is under way, this update included
        try {
            return objection(request, arguments);
        } finally {
            ended.run();
        }
    }

    private @Nullable Failure objection(UpdateRequest request, @Nullable Object[] arguments) {
        try {
            context.readOnly(
                    "the validator of update '" + request.name() + "' must not change anything or wait: it can only"
                            + " read and throw",
                    () -> code.validate(request.name(), new Header(request.header()), arguments));
            return null;
        } catch (CoroutineDestroyed destroyed) {
            throw destroyed;
        } catch (RuntimeException objection) {
            return context.failures().toFailure(CheckedExceptionWrapper.unwrap(objection));
        }
    }
}
