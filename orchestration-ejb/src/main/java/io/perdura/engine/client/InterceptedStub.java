package io.perdura.engine.client;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowQueryConditionallyRejectedException;
import io.perdura.client.WorkflowServiceException;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.PerduraException;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.CancelInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.DescribeWorkflowInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.GetResultInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.QueryInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.QueryOutput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.StartUpdateInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.TerminateInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.WorkflowSignalInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.WorkflowSignalWithStartInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.WorkflowStartInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.WorkflowUpdateWithStartInput;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stub whose start, signals, updates, queries, results, cancellations and terminations go through interceptors. Thread-safe. */
@SuppressWarnings("unchecked") // arguments have the types of the method that was called
record InterceptedStub(RunCalls stub, WorkflowClientCallsInterceptor chain, ClientInterception interception)
        implements InvocationHandler {

    static WorkflowStub of(RunCalls stub, WorkflowClientCallsInterceptor chain, ClientInterception interception) {
        return (WorkflowStub) Proxy.newProxyInstance(
                WorkflowStub.class.getClassLoader(),
                new Class<?>[] {WorkflowStub.class},
                new InterceptedStub(stub, chain, interception));
    }

    /** What an interceptor throws of its own is the cause of what the caller gets. */
    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        try {
            return called(method, given);
        } catch (PerduraException | IllegalStateException | IllegalArgumentException known) {
            throw known;
        } catch (RuntimeException own) {
            WorkflowExecution about = stub.isStarted()
                    ? stub.getExecution()
                    : WorkflowExecution.latest(stub.getOptions()
                            .flatMap(options -> Optional.ofNullable(options.getWorkflowId()))
                            .orElse("(new)"));
            throw new WorkflowServiceException(
                    String.valueOf(own.getMessage()),
                    about,
                    stub.getWorkflowType().orElse(null),
                    own);
        }
    }

    private @Nullable Object called(Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "start" -> start((Object[]) argument(arguments, 0));
            case "signal" -> {
                chain.signal(new WorkflowSignalInput(
                        stub.getExecution(), (String) argument(arguments, 0), header(), (Object[])
                                argument(arguments, 1)));
                yield null;
            }
            case "signalWithStart" ->
                chain.signalWithStart(new WorkflowSignalWithStartInput(
                                startInput((Object[]) argument(arguments, 2)),
                                (String) argument(arguments, 0),
                                (Object[]) argument(arguments, 1)))
                        .getWorkflowStartOutput()
                        .getWorkflowExecution();
            case "startUpdate" -> startUpdate(arguments);
            case "update" ->
                startUpdate(
                                (String) argument(arguments, 0),
                                WorkflowUpdateStage.COMPLETED,
                                (Class<Object>) argument(arguments, 1),
                                (Object[]) argument(arguments, 2))
                        .getResult();
            case "startUpdateWithStart" ->
                startUpdateWithStart((UpdateOptions<Object>) argument(arguments, 0), arguments);
            case "executeUpdateWithStart" ->
                startUpdateWithStart(
                                ((UpdateOptions<Object>) argument(arguments, 0))
                                        .toBuilder()
                                                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                                                .build(),
                                arguments)
                        .getResult();
            case "describe" ->
                chain.describe(new DescribeWorkflowInput(stub.getExecution())).getDescription();
            case "query" -> query(arguments);
            case "getResult" -> chain.getResult(result(arguments)).getResult();
            case "getResultAsync" -> chain.getResultAsync(result(arguments)).getResult();
            case "cancel" -> {
                chain.cancel(
                        new CancelInput(stub.getExecution(), arguments.length == 0 ? null : (String) arguments[0]));
                yield null;
            }
            case "terminate" -> {
                chain.terminate(new TerminateInput(
                        stub.getExecution(), (String) arguments[0], (Object[]) argument(arguments, 1)));
                yield null;
            }
            default -> direct(method, given);
        };
    }

    private Header header() {
        return new Header(interception.header());
    }

    private WorkflowExecution start(@Nullable Object[] arguments) {
        return chain.start(startInput(arguments)).getWorkflowExecution();
    }

    private WorkflowStartInput startInput(@Nullable Object[] arguments) {
        WorkflowOptions options = stub.getOptions().orElseGet(WorkflowOptions::getDefaultInstance);
        return new WorkflowStartInput(
                options.getWorkflowId(),
                stub.getWorkflowType().orElse(""),
                new Header(interception.contexts().header(options.getContextPropagators())),
                arguments,
                options);
    }

    /** Arguments are options, those of the update, those of the start. */
    private WorkflowUpdateHandle<Object> startUpdateWithStart(
            UpdateOptions<Object> options, @Nullable Object[] arguments) {
        WorkflowStartInput start = startInput((Object[]) argument(arguments, 2));
        String id = start.getWorkflowId();
        return chain.updateWithStart(new WorkflowUpdateWithStartInput<>(
                        start,
                        new StartUpdateInput<>(
                                WorkflowExecution.latest(id == null ? "(new)" : id), header(), options, (Object[])
                                        argument(arguments, 1))))
                .getUpdateHandle();
    }

    /** Arguments are options, array, or name, stage, class, array. */
    private WorkflowUpdateHandle<Object> startUpdate(@Nullable Object[] arguments) {
        return arguments.length == 2
                ? startUpdate((UpdateOptions<Object>) argument(arguments, 0), (Object[]) argument(arguments, 1))
                : startUpdate(
                        (String) argument(arguments, 0),
                        (WorkflowUpdateStage) argument(arguments, 1),
                        (Class<Object>) argument(arguments, 2),
                        (Object[]) argument(arguments, 3));
    }

    private WorkflowUpdateHandle<Object> startUpdate(
            String name, WorkflowUpdateStage stage, Class<Object> resultClass, @Nullable Object[] arguments) {
        return startUpdate(
                UpdateOptions.newBuilder(resultClass)
                        .setUpdateName(name)
                        .setWaitForStage(stage)
                        .build(),
                arguments);
    }

    private WorkflowUpdateHandle<Object> startUpdate(UpdateOptions<Object> options, @Nullable Object[] arguments) {
        return chain.startUpdate(new StartUpdateInput<>(stub.getExecution(), header(), options, arguments));
    }

    private @Nullable Object query(@Nullable Object[] arguments) {
        Class<Object> type = (Class<Object>) argument(arguments, 1);
        boolean generic = arguments.length == 4;
        QueryOutput<Object> answer = chain.query(new QueryInput<>(
                stub.getExecution(),
                (String) argument(arguments, 0),
                header(),
                (Object[]) argument(arguments, generic ? 3 : 2),
                type,
                generic ? (Type) argument(arguments, 2) : type));
        WorkflowExecutionStatus refusedFor = answer.getQueryRejectedStatus();
        if (refusedFor != null) {
            throw new WorkflowQueryConditionallyRejectedException(
                    stub.getExecution(),
                    stub.getWorkflowType().orElse(null),
                    stub.scope.options().getQueryRejectCondition(),
                    refusedFor,
                    null);
        }
        return answer.getResult();
    }

    /** Arguments are [timeout, unit,] class [, type]. */
    private GetResultInput<Object> result(@Nullable Object[] arguments) {
        boolean limited = arguments[0] instanceof Long;
        long timeout = limited ? (Long) argument(arguments, 0) : 0;
        TimeUnit unit = limited ? (TimeUnit) argument(arguments, 1) : TimeUnit.MILLISECONDS;
        int first = limited ? 2 : 0;
        Class<Object> type = (Class<Object>) argument(arguments, first);
        return new GetResultInput<>(
                stub.getExecution(),
                stub.getWorkflowType(),
                timeout,
                unit,
                type,
                arguments.length > first + 1 ? (Type) argument(arguments, first + 1) : type);
    }

    @SuppressWarnings("NullAway") // a parameter that is not nullable has a value
    private static Object argument(@Nullable Object[] arguments, int index) {
        return arguments[index];
    }

    private @Nullable Object direct(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(stub, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
