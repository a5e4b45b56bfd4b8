package io.perdura.engine.replay;

import io.perdura.common.converter.Payload;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.OutputEvent.WorkflowCanceled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The instance of a run and its methods, and what becomes of what they return and throw. */
final class WorkflowCode {

    private final WorkflowDefinition definition;
    private final DurableContext context;
    private final EventLoop loop;
    private @Nullable Object instance;

    WorkflowCode(WorkflowDefinition definition, DurableContext context, EventLoop loop) {
        this.definition = definition;
        this.context = context;
        this.loop = loop;
    }

    /** The body of the main coroutine. */
    void runMain() {
        WorkflowMethodModel main = Objects.requireNonNull(
                definition.model().workflowMethods().get(definition.type()), "the definition's own type");
        guard(() -> {
            Object result = call(main, context.started().input());
            context.close(
                    RunCommand.Action.COMPLETE,
                    new WorkflowCompleted(context.converter().toPayload(result)));
        });
    }

    /** A signal runs in a coroutine of its own; one that nobody handles, or that does not fit, changes nothing. */
    void signal(WorkflowSignaled event) {
        WorkflowMethodModel handler = definition.model().signals().get(event.signalName());
        loop.spawn(
                "signal " + event.signalName(),
                Coroutine.Kind.HANDLER,
                context.rootScope(),
                () -> guard(() -> {
                    if (handler == null) {
                        ignored(
                                event,
                                "there is no such signal; known are "
                                        + definition.model().signals().keySet());
                        return;
                    }
                    @Nullable Object[] arguments;
                    try {
                        arguments = handler.signature().decodeArguments(context.converter(), event.input());
                    } catch (RuntimeException unfit) {
                        ignored(event, unfit.getMessage());
                        return;
                    }
                    Runnable ended = context.handlers().begin("signal '" + event.signalName() + "'", handler);
                    try {
                        invoke(handler, arguments);
                    } finally {
                        ended.run();
                    }
                }));
    }

    private void ignored(WorkflowSignaled event, @Nullable String why) {
        Workflow.getLogger(definition.model().type())
                .warn(
                        "signal '{}' of workflow '{}' is ignored: {}",
                        event.signalName(),
                        context.started().workflowId(),
                        why);
    }

    /** Answers a query on a coroutine of its own, which must not block. */
    Payload query(String name, List<Payload> input) {
        WorkflowMethodModel handler = definition.model().queries().get(name);
        if (handler == null) {
            throw new QueryFailedException("workflow type '" + definition.type() + "' has no query '" + name
                    + "'; known are " + definition.model().queries().keySet());
        }
        Object[] answer = new Object[1];
        loop.runApart("query " + name, context.rootScope(), null, () -> {
            try {
                answer[0] = context.converter().toPayload(call(handler, input));
            } catch (Throwable failure) {
                if (failure instanceof CoroutineDestroyed destroyed) {
                    throw destroyed;
                }
                answer[0] = new QueryFailedException(
                        "query '" + name + "' failed: " + failure, CheckedExceptionWrapper.unwrap(failure));
            }
        });
        if (answer[0] instanceof QueryFailedException failed) {
            throw failed;
        }
        if (answer[0] instanceof Payload payload) {
            return payload;
        }
        throw new QueryFailedException("query '" + name + "' waits for something: a query must answer at once");
    }

    /** Runs code whose failure may end the run. */
    private void guard(Code code) {
        try {
            code.run();
        } catch (CoroutineDestroyed destroyed) {
            throw destroyed;
        } catch (Throwable thrown) {
            Throwable failure = CheckedExceptionWrapper.unwrap(thrown);
            if (context.run().cancelRequested() && isCancellation(failure)) {
                context.close(RunCommand.Action.CANCEL, new WorkflowCanceled(List.of()));
            } else if (failure instanceof PerduraFailure || definition.options().failsWorkflow(failure)) {
                context.close(
                        RunCommand.Action.FAIL,
                        new WorkflowFailed(context.failures().toFailure(failure)));
            } else {
                loop.fail(failure);
            }
        }
    }

    private interface Code {
        void run() throws Throwable;
    }

    private static boolean isCancellation(Throwable failure) {
        return failure instanceof CanceledFailure
                || ((failure instanceof ActivityFailure || failure instanceof ChildWorkflowFailure)
                        && failure.getCause() instanceof CanceledFailure);
    }

    WorkflowImplementationModel model() {
        return definition.model();
    }

    boolean failsWorkflow(Throwable failure) {
        return definition.options().failsWorkflow(failure);
    }

    @Nullable
    Object call(WorkflowMethodModel method, List<Payload> input) throws Throwable {
        return invoke(method, method.signature().decodeArguments(context.converter(), input));
    }

    @Nullable
    Object invoke(WorkflowMethodModel method, @Nullable Object[] arguments) {
        try {
            return method.method().invoke(instance(), arguments);
        } catch (InvocationTargetException e) {
            throw rethrow(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    method.method() + " can't be called: make the workflow interface public", e);
        }
    }

    /** The first coroutine that needs the instance makes it: the constructor runs before everything else. */
    private Object instance() {
        Object made = instance;
        if (made == null) {
            made = definition.factory().get();
            instance = made;
        }
        return made;
    }

    private static RuntimeException rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return CheckedExceptionWrapper.wrap(thrown);
    }
}
