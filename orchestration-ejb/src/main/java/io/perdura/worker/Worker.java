package io.perdura.worker;

import io.perdura.workflow.Functions;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;

/** Runs the workflows and activities of one task queue. Register before its factory is started. */
public interface Worker {

    /**
     * Registers workflow classes; each needs a constructor without parameters.
     *
     * @throws TypeAlreadyRegisteredException if its workflow type is registered already
     * @throws IllegalArgumentException if a class breaks a rule
     */
    void registerWorkflowImplementationTypes(Class<?>... workflowImplementationClasses);

    /** As above, with options for these classes. */
    void registerWorkflowImplementationTypes(
            WorkflowImplementationOptions options, Class<?>... workflowImplementationClasses);

    /** Registers a factory, called once for each time that a run is loaded; for mocks and constructor arguments. */
    <R> void registerWorkflowImplementationFactory(Class<R> workflowInterface, Functions.Func<R> factory);

    /** As above, with options. */
    <R> void registerWorkflowImplementationFactory(
            Class<R> workflowInterface, Functions.Func<R> factory, WorkflowImplementationOptions options);

    /**
     * Registers objects that implement activity interfaces; they are called by several threads.
     *
     * @throws TypeAlreadyRegisteredException if an activity type is registered already
     * @throws IllegalArgumentException if an object implements none
     */
    void registerActivitiesImplementations(Object... activityImplementations);

    String getTaskQueue();

    /** The options that it was made with. */
    WorkerOptions getWorkerOptions();

    /**
     * Begins no workflow task and no activity from now on; what runs goes on. Starts, signals and results are taken and wait, and
     * virtual time does not skip. Repeating it changes nothing.
     */
    void suspendPolling();

    /** Ends what {@link #suspendPolling} began: what has waited goes on. Repeating it changes nothing. */
    void resumePolling();

    boolean isSuspended();

    /**
     * The workflow type of a workflow interface.
     *
     * @throws IllegalArgumentException if it is none
     */
    default String getWorkflowType(Class<?> workflowInterface) {
        return WorkflowInterfaceModel.of(workflowInterface).workflowType();
    }
}
