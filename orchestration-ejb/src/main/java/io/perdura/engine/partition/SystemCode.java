package io.perdura.engine.partition;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.Interception;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.system.batch.BatchBook;
import io.perdura.engine.system.batch.BatchRun;
import io.perdura.engine.system.batch.BatchWorkflow;
import io.perdura.engine.system.schedule.ScheduleBook;
import io.perdura.engine.system.schedule.ScheduleRun;
import io.perdura.engine.system.schedule.ScheduleWorkflow;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application's code, and beside it the engine's own workflows: they are there on every node, in the queues that the application has,
 * and know nothing of its interceptors and converters. The application's lists of types don't name them.
 */
record SystemCode(Deployment application) implements Deployment {

    /** What the types and the ids of the engine's own workflows begin with; an application's don't. */
    static final String PREFIX = "perdura.";

    private static final Map<String, WorkflowImplementationModel> MODELS = Map.of(
            ScheduleWorkflow.TYPE, WorkflowImplementationModel.of(ScheduleRun.class),
            BatchWorkflow.TYPE, WorkflowImplementationModel.of(BatchRun.class));
    private static final SystemDeployment SYSTEM = new SystemDeployment();

    /** The engine's own workflows are started by its own clients, under ids of their own. */
    static void checkReserved(StartRequest request) {
        String type = request.workflowType();
        String id = request.workflowId() == null ? "" : request.workflowId();
        if (MODELS.containsKey(type) ? !id.startsWith(type + ":") : id.startsWith(PREFIX)) {
            throw new EngineException(
                    Code.INVALID_ARGUMENT,
                    "workflowType '" + type + "' with workflowId '" + id + "': ids that begin with '" + PREFIX
                            + "' belong to schedules and batches: choose another id, or use their own calls");
        }
    }

    @Override
    public Optional<WorkflowDefinition> workflow(String type) {
        WorkflowImplementationModel model = MODELS.get(type);
        return model == null
                ? application.workflow(type)
                : Optional.of(new WorkflowDefinition(
                        type,
                        taskQueue(),
                        model,
                        (WorkflowDefinition.Factory) arguments -> make(arguments.get()[0]),
                        WorkflowImplementationOptions.getDefaultInstance()));
    }

    private static Object make(@Nullable Object book) {
        return book instanceof BatchBook batch
                ? new BatchRun(batch)
                : new ScheduleRun((ScheduleBook) Objects.requireNonNull(book));
    }

    /** A queue that this node serves. */
    private String taskQueue() {
        return application.workflows().stream()
                .map(WorkflowDefinition::taskQueue)
                .sorted()
                .findFirst()
                .orElse("default");
    }

    @Override
    public Collection<WorkflowDefinition> workflows() {
        return application.workflows();
    }

    @Override
    public ActivityOptions activityDefaults(String activityType) {
        return application.activityDefaults(activityType);
    }

    @Override
    public @Nullable Duration startToCloseDefault() {
        return application.startToCloseDefault();
    }

    @Override
    public DataConverter converter() {
        return application.converter();
    }

    @Override
    public Deployment forType(String type) {
        return MODELS.containsKey(type) ? SYSTEM : this;
    }

    @Override
    public boolean holds(String workflowType) {
        return application.holds(workflowType);
    }

    @Override
    public boolean replaysAlways() {
        return application.replaysAlways();
    }

    @Override
    public Interception interception() {
        return application.interception();
    }

    /** What the engine's own workflows see. */
    private record SystemDeployment() implements Deployment {

        @Override
        public Optional<WorkflowDefinition> workflow(String type) {
            return Optional.empty();
        }

        @Override
        public Collection<WorkflowDefinition> workflows() {
            return List.of();
        }

        @Override
        public ActivityOptions activityDefaults(String activityType) {
            return ActivityOptions.newBuilder().build();
        }

        @Override
        public DataConverter converter() {
            return DefaultDataConverter.STANDARD_INSTANCE;
        }
    }
}
