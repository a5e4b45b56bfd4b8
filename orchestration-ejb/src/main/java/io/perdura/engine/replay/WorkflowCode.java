package io.perdura.engine.replay;

import io.perdura.common.converter.EncodedValues;
import io.perdura.common.converter.Payload;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.QueryInput;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.SignalInput;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor.WorkflowInput;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.OutputEvent.WorkflowCanceled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The instance of a run and its methods, and what becomes of what they return and throw. */
final class WorkflowCode {

    private final WorkflowDefinition definition;
    private final DurableContext context;
    private final EventLoop loop;
    private @Nullable Object instance;
    private @Nullable WorkflowInboundCallsInterceptor inbound;

    WorkflowCode(WorkflowDefinition definition, DurableContext context, EventLoop loop) {
        this.definition = definition;
        this.context = context;
        this.loop = loop;
        context.listeners().deliverTo(this::signal);
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
                    new WorkflowCompleted(context.converter().toPayload(result)));
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
                context.rootScope(),
                event.header().isEmpty()
                        ? loop.contexts()
                        : context.interception().read(event.header()),
                () -> guard(() -> receive(event)));
    }

    private void receive(WorkflowSignaled event) {
        instance(); // its constructor may register listeners
        Receiver receiver = signalReceiver(event.signalName());
        if (receiver == null) {
            ignored(
                    event,
                    "there is no such signal, unless a listener is registered for it; known are "
                            + definition.model().signals().keySet()
                            + context.listeners().signalNames());
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
        WorkflowMethodModel method = receiver.method();
        Runnable ended =
                method == null ? () -> {} : context.handlers().begin("signal '" + event.signalName() + "'", method);
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
        Receiver receiver = queryReceiver(name);
        if (receiver == null) {
            throw new QueryFailedException("workflow type '" + definition.type() + "' has no query '" + name
                    + "'; known are " + definition.model().queries().keySet()
                    + context.listeners().queryNames());
        }
        Object[] answer = new Object[1];
        loop.runApart("query " + name, context.rootScope(), null, () -> {
            try {
                answer[0] = context.converter().toPayload(asked(receiver, name, input));
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

    // ---- who takes what

    /** What takes a message: a method, or a dynamic handler. */
    private interface Receiver {

        /** Null for a dynamic handler. */
        @Nullable
        WorkflowMethodModel method();

        @Nullable
        Object[] decode(List<Payload> input);

        @Nullable
        Object invoke(@Nullable Object[] arguments);
    }

    private record MethodReceiver(DurableContext context, Supplier<Object> target, WorkflowMethodModel method)
            implements Receiver {

        @Override
        public @Nullable Object[] decode(List<Payload> input) {
            return method.signature().decodeArguments(context.converter(), input);
        }

        @Override
        public @Nullable Object invoke(@Nullable Object[] arguments) {
            return WorkflowCode.invoke(target.get(), method, arguments);
        }
    }

    private record DynamicReceiver(DurableContext context, Function<EncodedValues, @Nullable Object> handler)
            implements Receiver {

        @Override
        public @Nullable WorkflowMethodModel method() {
            return null;
        }

        @Override
        public @Nullable Object[] decode(List<Payload> input) {
            return new Object[] {EncodedValues.of(input, context.converter())};
        }

        @Override
        public @Nullable Object invoke(@Nullable Object[] arguments) {
            return handler.apply(
                    arguments.length == 1 && arguments[0] instanceof EncodedValues given
                            ? given
                            : EncodedValues.of(arguments));
        }
    }

    private @Nullable Receiver signalReceiver(String name) {
        WorkflowMethodModel own = definition.model().signals().get(name);
        DynamicSignalHandler any = context.listeners().anySignal();
        Receiver known = receiver(own, context.listeners().signal(name));
        return known != null || any == null
                ? known
                : new DynamicReceiver(context, given -> {
                    any.handle(name, given);
                    return null;
                });
    }

    private @Nullable Receiver queryReceiver(String name) {
        WorkflowMethodModel own = definition.model().queries().get(name);
        DynamicQueryHandler any = context.listeners().anyQuery();
        Receiver known = receiver(own, context.listeners().query(name));
        return known != null || any == null ? known : new DynamicReceiver(context, given -> any.handle(name, given));
    }

    private @Nullable Receiver receiver(@Nullable WorkflowMethodModel own, Listeners.@Nullable Handler listening) {
        if (own != null) {
            return new MethodReceiver(context, this::instance, own);
        }
        return listening == null ? null : new MethodReceiver(context, listening::target, listening.method());
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
        return invoke(instance(), main(), arguments);
    }

    void handle(String signalName, @Nullable Object[] arguments) {
        receiverOf(signalReceiver(signalName), signalName).invoke(arguments);
    }

    @Nullable
    Object answer(String queryName, @Nullable Object[] arguments) {
        return receiverOf(queryReceiver(queryName), queryName).invoke(arguments);
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
        return invoke(instance(), method, arguments);
    }

    private static @Nullable Object invoke(Object target, WorkflowMethodModel method, @Nullable Object[] arguments) {
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
