package io.perdura.engine.replay;

import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A deployed workflow type.
 *
 * @param type the type's name
 * @param taskQueue the queue that its runs belong to unless the starter says otherwise
 * @param model its methods and their parameters
 * @param factory makes an instance, on the thread of the run's first coroutine
 * @param options how its exceptions are treated
 */
public record WorkflowDefinition(
        String type,
        String taskQueue,
        WorkflowImplementationModel model,
        Factory factory,
        WorkflowImplementationOptions options) {

    /** A type whose instances want no arguments. */
    public WorkflowDefinition(
            String type,
            String taskQueue,
            WorkflowImplementationModel model,
            Supplier<Object> factory,
            WorkflowImplementationOptions options) {
        this(type, taskQueue, model, (Factory) arguments -> factory.get(), options);
    }

    /** Makes instances of a workflow. */
    @FunctionalInterface
    public interface Factory {
        /** @param arguments those of the workflow method, decoded when asked for */
        Object make(Supplier<@Nullable Object[]> arguments);
    }

    /** What runs a type: its own definition, else the dynamic one, as that type. */
    public static Optional<WorkflowDefinition> find(Map<String, WorkflowDefinition> definitions, String type) {
        WorkflowDefinition own = definitions.get(type);
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(definitions.get(WorkflowImplementationModel.ANY_TYPE))
                        .map(dynamic -> dynamic.as(type));
    }

    /** The same code for another type: that of a dynamic workflow. */
    private WorkflowDefinition as(String otherType) {
        return new WorkflowDefinition(otherType, taskQueue, model, factory, options);
    }
}
