package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.activity.metadata.ActivityInterfaceModel;
import io.perdura.activity.metadata.ActivityMethodModel;
import io.perdura.common.CronSchedule;
import io.perdura.common.MethodRetry;
import io.perdura.common.RetryOptions;
import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.metadata.Signature;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ContinueAsNewOptions;
import io.perdura.workflow.Functions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the proxies that stand for activities and other workflows, and lets {@code Async} take their promise instead of
 * waiting for it.
 */
final class Stubs {

    private static final @Nullable Object[] NO_ARGUMENTS = new Object[0];

    /** What one method of a stub does. */
    private interface Call {
        @Nullable
        Object on(Method method, @Nullable Object[] arguments);
    }

    private final DurableContext context;
    /** While {@code Async} calls a stub: where the stub leaves its promise. */
    private @Nullable Capture capture;

    private static final class Capture {
        @Nullable
        Promise<?> promise;
    }

    Stubs(DurableContext context) {
        this.context = context;
    }

    // ---- proxies

    <T> T activity(Class<T> type, @Nullable ActivityOptions options, Map<String, ActivityOptions> methodOptions) {
        ActivityInterfaceModel model = ActivityInterfaceModel.of(type);
        WorkflowOutboundCallsInterceptor head = context.outbound();
        return proxy(type, null, (method, arguments) -> {
            ActivityMethodModel activity = model.find(method)
                    .orElseThrow(
                            () -> new IllegalArgumentException(method + " is not an activity of " + type.getName()));
            ActivityOptions own = methodOptions.get(activity.name());
            ActivityOptions merged = annotated(method, own == null ? options : own.mergedOver(options));
            return deliver(
                    context.activities()
                            .schedule(
                                    head,
                                    activity.name(),
                                    new ResultType<>(
                                            activity.signature().resultClass(),
                                            activity.signature().resultType()),
                                    arguments,
                                    merged),
                    activity.signature().resultClass());
        });
    }

    <T> T localActivity(
            Class<T> type, @Nullable LocalActivityOptions options, Map<String, LocalActivityOptions> methodOptions) {
        ActivityInterfaceModel model = ActivityInterfaceModel.of(type);
        WorkflowOutboundCallsInterceptor head = context.outbound();
        return proxy(type, null, (method, arguments) -> {
            ActivityMethodModel activity = model.find(method)
                    .orElseThrow(
                            () -> new IllegalArgumentException(method + " is not an activity of " + type.getName()));
            Signature signature = activity.signature();
            return deliver(
                    context.locals()
                            .call(
                                    head,
                                    activity.name(),
                                    new ResultType<>(signature.resultClass(), signature.resultType()),
                                    arguments,
                                    merged(options, methodOptions.get(activity.name()))),
                    signature.resultClass());
        });
    }

    private static @Nullable ActivityOptions annotated(Method method, @Nullable ActivityOptions options) {
        ActivityOptions given = options == null ? ActivityOptions.getDefaultInstance() : options;
        RetryOptions retry = RetryOptions.merge(method.getAnnotation(MethodRetry.class), given.getRetryOptions());
        return retry == null
                ? options
                : given.toBuilder().setRetryOptions(retry).build();
    }

    private static ChildWorkflowOptions annotated(WorkflowInterfaceModel model, ChildWorkflowOptions options) {
        Method method = model.workflowMethod().orElseThrow().method();
        RetryOptions retry = RetryOptions.merge(method.getAnnotation(MethodRetry.class), options.getRetryOptions());
        CronSchedule cron = method.getAnnotation(CronSchedule.class);
        ChildWorkflowOptions.Builder annotated = options.toBuilder();
        if (retry != null) {
            annotated.setRetryOptions(retry);
        }
        if (cron != null && options.getCronSchedule() == null) {
            annotated.setCronSchedule(cron.value());
        }
        return annotated.build();
    }

    static @Nullable LocalActivityOptions merged(
            @Nullable LocalActivityOptions options, @Nullable LocalActivityOptions own) {
        return own == null
                ? options
                : LocalActivityOptions.newBuilder(options)
                        .mergeActivityOptions(own)
                        .build();
    }

    <T> T child(Class<T> type, ChildWorkflowOptions options) {
        WorkflowInterfaceModel model = WorkflowInterfaceModel.of(type);
        UntypedChildStub untyped = new UntypedChildStub(context, this, model.workflowType(), annotated(model, options));
        return proxy(type, untyped, (method, arguments) -> {
            WorkflowMethodModel called = find(model, method);
            return switch (called.kind()) {
                case WORKFLOW ->
                    deliver(
                            untyped.start(
                                    new ResultType<>(
                                            called.signature().resultClass(),
                                            called.signature().resultType()),
                                    arguments),
                            called.signature().resultClass());
                case SIGNAL -> signal(() -> untyped.signal(called.name(), arguments));
                case QUERY -> throw noQuery(method);
                case UPDATE, VALIDATOR -> throw noUpdate(method);
            };
        });
    }

    /** Waits until it has arrived; called by a method reference for Async, it does so in a thread of its own. */
    private @Nullable Object signal(Functions.Proc sending) {
        if (capture == null) {
            sending.apply();
            return null;
        }
        return deliver(
                context.async(sending, () -> {
                    sending.apply();
                    return nothing();
                }),
                void.class);
    }

    @SuppressWarnings("NullAway") // the one value of Void
    private static Void nothing() {
        return null;
    }

    <T> T external(Class<T> type, WorkflowExecution execution) {
        WorkflowInterfaceModel model = WorkflowInterfaceModel.ofPart(type);
        UntypedExternalStub untyped = new UntypedExternalStub(context, execution);
        return proxy(type, untyped, (method, arguments) -> {
            WorkflowMethodModel called = find(model, method);
            return switch (called.kind()) {
                case SIGNAL -> signal(() -> untyped.signal(called.name(), arguments));
                case WORKFLOW ->
                    throw new IllegalStateException("workflow '" + execution.getWorkflowId()
                            + "' is running already: a stub for an external workflow can only signal it; to start one, make a"
                            + " child workflow stub");
                case QUERY -> throw noQuery(method);
                case UPDATE, VALIDATOR -> throw noUpdate(method);
            };
        });
    }

    <T> T continueAsNew(Class<T> type, @Nullable ContinueAsNewOptions options) {
        WorkflowInterfaceModel model = WorkflowInterfaceModel.of(type);
        return proxy(type, null, (method, arguments) -> {
            if (find(model, method).kind() != WorkflowMethodModel.Kind.WORKFLOW) {
                throw new IllegalStateException("a continue-as-new stub has only its workflow method, not " + method);
            }
            context.continueAsNew(model.workflowType(), options, arguments);
            return null;
        });
    }

    private static WorkflowMethodModel find(WorkflowInterfaceModel model, Method method) {
        return model.find(method)
                .orElseThrow(() -> new IllegalArgumentException(method + " is no method of the workflow interface "
                        + model.type().getName()));
    }

    private static IllegalStateException noQuery(Method method) {
        return new IllegalStateException("workflow code can't query another workflow (" + method
                + "): the answer would differ at replay. Ask in an activity, or let the other one signal");
    }

    private static IllegalStateException noUpdate(Method method) {
        return new IllegalStateException("workflow code can't update another workflow, or itself (" + method
                + "): call the update from an activity, or send a signal");
    }

    private static <T> T proxy(Class<T> type, @Nullable Object untyped, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            @Nullable Object[] given = arguments == null ? NO_ARGUMENTS : arguments;
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(type, proxy, method, given);
            }
            if (method.getDeclaringClass() == TypedStub.class) {
                return untyped;
            }
            return call.on(method, given);
        };
        Class<?>[] types = untyped == null ? new Class<?>[] {type} : new Class<?>[] {type, TypedStub.class};
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), types, handler));
    }

    private static Object ofObject(Class<?> type, Object proxy, Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stub of " + type.getName();
        };
    }

    // ---- with and without waiting

    /** Leaves the promise with {@code Async}, or waits for it. */
    @Nullable
    Object deliver(Promise<?> promise, Class<?> resultClass) {
        Capture waiting = capture;
        if (waiting != null) {
            capture = null;
            waiting.promise = promise;
            return context.converter().fromPayloads(0, List.of(), resultClass, resultClass);
        }
        return promise.get();
    }

    /** Calls a stub's method without waiting: the promise of what it started. */
    @SuppressWarnings("unchecked") // the stub's promise has the type that its method returns
    <R extends @Nullable Object> Promise<R> capture(Functions.Func<R> call) {
        Capture mine = new Capture();
        DurablePromise<R> direct = new DurablePromise<>(context);
        capture = mine;
        try {
            R value = call.apply();
            Promise<?> captured = mine.promise;
            if (captured != null) {
                return (Promise<R>) captured;
            }
            direct.complete(value);
        } catch (Exception e) {
            direct.completeExceptionally(CheckedExceptionWrapper.wrap(e));
        } finally {
            capture = null;
        }
        return direct;
    }

    /** True for {@code stub::method}: a lambda that captured a proxy and calls one of its interface's methods. */
    boolean isStubReference(Object function) {
        try {
            Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(function) instanceof SerializedLambda lambda
                    && lambda.getCapturedArgCount() > 0
                    && !lambda.getImplMethodName().startsWith("lambda$")
                    && (lambda.getCapturedArg(0) instanceof UntypedActivityStub
                            || lambda.getCapturedArg(0) instanceof UntypedChildStub
                            || Proxy.isProxyClass(lambda.getCapturedArg(0).getClass()));
        } catch (ReflectiveOperationException | RuntimeException notALambda) {
            return false;
        }
    }
}
