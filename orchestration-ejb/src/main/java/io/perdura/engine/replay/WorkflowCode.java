package io.perdura.engine.replay;

import io.perdura.client.WorkflowClient;
import io.perdura.common.Payload;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.QueryInput;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.SignalInput;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.UpdateInput;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.WorkflowInput;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.PerduraFailure;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The instance of a run and its methods, and what becomes of what they return and throw. */
final class WorkflowCode {

    private final WorkflowDefinition definition;
    private final DurableContext context;
    private final EventLoop loop;
    private final Receivers receivers;
    private @Nullable Object instance;
    private boolean mainBegan;
    private @Nullable WorkflowInboundCallsInterceptor inbound;

    WorkflowCode(WorkflowDefinition definition, DurableContext context, EventLoop loop) {
        this.definition = definition;
        this.context = context;
        this.loop = loop;
        this.receivers = new Receivers(definition.model(), context, this::instance);
        context.listeners().deliverTo(this::signal);
        context.instanceBy(() -> instance);
    }

    /** The body of the main coroutine. */
    void runMain() {
        WorkflowMethodModel main = main();
        guard(() -> {
            @Nullable
            Object[] arguments = main.signature()
                    .decodeArguments(context.converter(), context.started().input());
            WorkflowInboundCallsInterceptor chain = inbound();
            Object result = chain == null
                    ? execute(arguments)
                    : chain.execute(new WorkflowInput(
                                    new Header(context.started().options().header()), arguments))
                            .getResult();
            context.close(
                    RunCommand.Action.COMPLETE,
                    new WorkflowCompleted(context.converter().encode(result)));
        });
    }

    private WorkflowMethodModel main() {
        return definition.model().workflowMethod(definition.type()).orElseThrow();
    }

    /** A signal runs in a coroutine of its own; one that nobody handles, or that does not fit, changes nothing. */
    void signal(WorkflowSignaled event) {
        loop.spawn(
                "signal " + event.signalName(),
                Coroutine.Kind.HANDLER,
                context.handlerScope(),
                event.header().isEmpty()
                        ? loop.contexts()
                        : context.interception().read(event.header()),
                () -> guard(() -> receive(event)));
    }

    private void receive(WorkflowSignaled event) {
        instance(); // its constructor may register listeners
        Receiver receiver = receivers.signal(event.signalName());
        if (receiver == null) {
            ignored(
                    event,
                    "there is no such signal, unless a listener is registered for it; known are "
                            + receivers.signals());
            context.listeners().keep(event);
            return;
        }
        @Nullable Object[] arguments;
        try {
            arguments = receiver.decode(event.input());
        } catch (RuntimeException unfit) {
            ignored(event, unfit.getMessage());
            return;
        }
        Runnable ended = context.handlers().begin("signal '" + event.signalName() + "'", receiver.unfinishedPolicy());
        try {
            WorkflowInboundCallsInterceptor chain = inbound();
            if (chain == null) {
                receiver.invoke(arguments);
            } else {
                chain.handleSignal(new SignalInput(event.signalName(), arguments, 0, new Header(event.header())));
            }
        } finally {
            ended.run();
        }
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
        Receiver receiver = receivers.query(name);
        if (receiver == null && name.equals(WorkflowClient.QUERY_TYPE_STACK_TRACE)) {
            return context.converter().encode(loop.stackTraces());
        }
        if (receiver == null) {
            throw new QueryFailedException("Unknown query type: " + name + "; workflow type '" + definition.type()
                    + "' answers " + receivers.queries());
        }
        Object[] answer = new Object[1];
        loop.runApart("query " + name, context.rootScope(), null, () -> {
            try {
                answer[0] = context.converter().encode(asked(receiver, name, input));
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

    private @Nullable Object asked(Receiver receiver, String name, List<Payload> input) {
        @Nullable Object[] arguments = receiver.decode(input);
        WorkflowInboundCallsInterceptor chain = inbound();
        return chain == null
                ? receiver.invoke(arguments)
                : chain.handleQuery(new QueryInput(name, Header.empty(), arguments))
                        .getResult();
    }

    // ---- the end of the chain of interceptors

    private @Nullable WorkflowInboundCallsInterceptor inbound() {
        List<WorkerInterceptor> all = context.interception().interceptors();
        if (inbound == null && !all.isEmpty()) {
            WorkflowInboundCallsInterceptor chain = new InboundCalls(this, context);
            for (WorkerInterceptor interceptor : all) {
                chain = interceptor.interceptWorkflow(chain);
            }
            inbound = chain;
            chain.init(new OutboundCalls(context));
        }
        return inbound;
    }

    @Nullable
    Object execute(@Nullable Object[] arguments) {
        mainBegan = true;
        return invoke(instance(), main(), arguments);
    }

    void handle(String signalName, @Nullable Object[] arguments) {
        receiverOf(receivers.signal(signalName), signalName).invoke(arguments);
    }

    @Nullable
    Object answer(String queryName, @Nullable Object[] arguments) {
        return receiverOf(receivers.query(queryName), queryName).invoke(arguments);
    }

    private static Receiver receiverOf(@Nullable Receiver receiver, String name) {
        if (receiver == null) {
            throw new IllegalArgumentException("an interceptor named a message that nobody takes: " + name);
        }
        return receiver;
    }

    /** Runs code whose failure may end the run. */
    private void guard(Code code) {
        try {
            code.run();
        } catch (CoroutineDestroyed destroyed) {
            throw destroyed;
        } catch (Throwable thrown) {
            if (loop.closed()) {
                return; // the run has ended before, and nothing counts any more
            }
            Throwable failure = CheckedExceptionWrapper.unwrap(thrown);
            if (failure instanceof PerduraFailure || definition.options().failsWorkflow(failure)) {
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

    boolean failsWorkflow(Throwable failure) {
        return definition.options().failsWorkflow(failure);
    }

    // ---- updates

    /** The names of all updates that are taken at present. */
    SortedSet<String> updates() {
        return receivers.updates();
    }

    /** What takes an update; null when nothing does. */
    @Nullable
    Receiver updateReceiver(String name) {
        instance(); // its constructor may register listeners
        return receivers.update(name);
    }

    /** Whether the workflow method has run up to where it waits, so that the listeners that it registers first are there. */
    boolean mainBegan() {
        return mainBegan;
    }

    /** Objects to an update by throwing. */
    void validate(String name, Header header, @Nullable Object[] arguments) {
        WorkflowInboundCallsInterceptor chain = inbound();
        if (chain == null) {
            validateDirectly(name, arguments);
        } else {
            chain.validateUpdate(new UpdateInput(name, header, arguments));
        }
    }

    @Nullable
    Object update(String name, Header header, @Nullable Object[] arguments) {
        WorkflowInboundCallsInterceptor chain = inbound();
        return chain == null
                ? updateDirectly(name, arguments)
                : chain.executeUpdate(new UpdateInput(name, header, arguments)).getResult();
    }

    void validateDirectly(String name, @Nullable Object[] arguments) {
        receiverOf(receivers.update(name), name).validate(arguments);
    }

    @Nullable
    Object updateDirectly(String name, @Nullable Object[] arguments) {
        return receiverOf(receivers.update(name), name).invoke(arguments);
    }

    // ---- the instance and its methods

    static @Nullable Object invoke(Object target, WorkflowMethodModel method, @Nullable Object[] arguments) {
        try {
            return method.method().invoke(target, arguments);
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
            inbound(); // what the constructor asks for can be intercepted
            made = definition
                    .factory()
                    .make(() -> main().signature()
                            .decodeArguments(
                                    context.converter(), context.started().input()));
            instance = made;
            WorkflowOutboundCallsInterceptor head = context.outbound();
            if (head != null) {
                receivers.tell(head);
            }
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
