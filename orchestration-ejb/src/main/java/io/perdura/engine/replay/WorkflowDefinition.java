package io.perdura.engine.replay;

import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.util.function.Supplier;

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
        Supplier<Object> factory,
        WorkflowImplementationOptions options) {}
