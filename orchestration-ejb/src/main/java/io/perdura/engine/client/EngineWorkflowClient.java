package io.perdura.engine.client;

import io.perdura.client.ActivityCompletionClient;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowExecutionCount;
import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.CronSchedule;
import io.perdura.common.MethodRetry;
import io.perdura.common.RetryOptions;
import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.CountWorkflowsInput;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor.ListWorkflowExecutionsInput;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.partition.EngineClient;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The client of an engine in the same process. Thread-safe. */
public final class EngineWorkflowClient implements WorkflowClient {

    private final ClientScope scope;
    private final WorkflowClientCallsInterceptor chain;

    /**
     * @param engine where calls go
     * @param converter encodes arguments and decodes results; the same one that the engine's deployment uses
     */
    public EngineWorkflowClient(EngineClient engine, DataConverter converter) {
        this(engine, converter, ClientInterception.NONE);
    }

    /** As above, with what goes around the calls. */
    public EngineWorkflowClient(EngineClient engine, DataConverter converter, ClientInterception interception) {
        this(
                engine,
                interception,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter)
                        .setInterceptors(interception.interceptors().toArray(WorkflowClientInterceptor[]::new))
                        .setContextPropagators(interception.contexts().propagators())
                        .build());
    }

    /**
     * As above.
     *
     * @param options what the client says that it was made with; its converter encodes arguments and decodes results
     */
    public EngineWorkflowClient(EngineClient engine, ClientInterception interception, WorkflowClientOptions options) {
        DataConverter converter = options.getDataConverter();
        this.scope = new ClientScope(engine, converter, new FailureConverter(converter), interception, options);
        this.chain = interception.around(ClientCalls.of(scope));
    }

    @Override
    public WorkflowClientOptions getOptions() {
        CallPlace.requireOutsideWorkflow();
        return scope.options();
    }

    @Override
    public <T> T newWorkflowStub(Class<T> workflowInterface, WorkflowOptions options) {
        WorkflowInterfaceModel model = WorkflowInterfaceModel.of(workflowInterface);
        return typed(workflowInterface, model, newUntypedWorkflowStub(model.workflowType(), annotated(model, options)));
    }

    /** The options, completed by the annotations of the workflow method. */
    private static WorkflowOptions annotated(WorkflowInterfaceModel model, WorkflowOptions options) {
        Method method = model.workflowMethod().orElseThrow().method();
        RetryOptions retry = RetryOptions.merge(method.getAnnotation(MethodRetry.class), options.getRetryOptions());
        CronSchedule cron = method.getAnnotation(CronSchedule.class);
        WorkflowOptions.Builder annotated = options.toBuilder();
        if (retry != null) {
            annotated.setRetryOptions(retry);
        }
        if (cron != null && options.getCronSchedule() == null) {
            annotated.setCronSchedule(cron.value());
        }
        return annotated.build();
    }

    @Override
    public <T> T newWorkflowStub(Class<T> workflowInterface, String workflowId) {
        return newWorkflowStub(workflowInterface, workflowId, Optional.empty());
    }

    @Override
    public <T> T newWorkflowStub(Class<T> workflowInterface, String workflowId, Optional<String> runId) {
        WorkflowInterfaceModel model = WorkflowInterfaceModel.ofPart(workflowInterface);
        Optional<String> type = model.workflowMethod().map(method -> method.name());
        return typed(workflowInterface, model, newUntypedWorkflowStub(workflowId, runId, type));
    }

    @Override
    public WorkflowStub newUntypedWorkflowStub(String workflowType, WorkflowOptions options) {
        CallPlace.requireOutsideWorkflow();
        return scope.interception().around(new StartableStub(scope, workflowType, options));
    }

    @Override
    public WorkflowStub newUntypedWorkflowStub(String workflowId) {
        return newUntypedWorkflowStub(WorkflowExecution.latest(workflowId), Optional.empty());
    }

    @Override
    public WorkflowStub newUntypedWorkflowStub(WorkflowExecution execution, Optional<String> workflowType) {
        CallPlace.requireOutsideWorkflow();
        return scope.interception().around(new ExistingStub(scope, execution, workflowType));
    }

    @Override
    public Stream<WorkflowExecutionMetadata> listExecutions(@Nullable String query) {
        return chain.listWorkflowExecutions(new ListWorkflowExecutionsInput(query, null))
                .getStream();
    }

    @Override
    public Stream<WorkflowExecutionMetadata> listExecutions(@Nullable String query, int pageSize) {
        return chain.listWorkflowExecutions(new ListWorkflowExecutionsInput(query, pageSize))
                .getStream();
    }

    @Override
    public WorkflowExecutionCount countWorkflows(@Nullable String query) {
        return chain.countWorkflows(new CountWorkflowsInput(query)).getCount();
    }

    @Override
    public WorkflowExecutionHistory fetchHistory(String workflowId, @Nullable String runId) {
        WorkflowExecution execution = new WorkflowExecution(workflowId, Objects.requireNonNullElse(runId, ""));
        return Calls.of(execution, null, () -> scope.engine().export(ClientScope.target(execution)));
    }

    @Override
    public ActivityCompletionClient newActivityCompletionClient() {
        return new EngineActivityCompletionClient(scope);
    }

    private static <T> T typed(Class<T> workflowInterface, WorkflowInterfaceModel model, WorkflowStub stub) {
        return workflowInterface.cast(Proxy.newProxyInstance(
                workflowInterface.getClassLoader(),
                new Class<?>[] {workflowInterface, TypedStub.class},
                new TypedStubCalls(model, stub)));
    }
}
