package io.perdura.testing;

import io.perdura.worker.Worker;
import io.perdura.worker.WorkerOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.Functions;

/**
 * Registers code for one queue. Thread-safe.
 *
 * @param onSuspension called when it was suspended or resumed
 */
record RegisteringWorker(String taskQueue, WorkerOptions options, RegisteredCode code, Runnable onSuspension)
        implements Worker {

    @Override
    public void registerWorkflowImplementationTypes(Class<?>... workflowImplementationClasses) {
        registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.getDefaultInstance(), workflowImplementationClasses);
    }

    @Override
    public void registerWorkflowImplementationTypes(
            WorkflowImplementationOptions options, Class<?>... workflowImplementationClasses) {
        for (Class<?> type : workflowImplementationClasses) {
            code.register(taskQueue, type, new WorkflowInstances(type), options);
        }
    }

    @Override
    public <R> void registerWorkflowImplementationFactory(Class<R> workflowInterface, Functions.Func<R> factory) {
        registerWorkflowImplementationFactory(
                workflowInterface, factory, WorkflowImplementationOptions.getDefaultInstance());
    }

    @Override
    public <R> void registerWorkflowImplementationFactory(
            Class<R> workflowInterface, Functions.Func<R> factory, WorkflowImplementationOptions options) {
        code.register(taskQueue, workflowInterface, arguments -> factory.apply(), options);
    }

    @Override
    public void registerActivitiesImplementations(Object... activityImplementations) {
        for (Object activity : activityImplementations) {
            code.activities().register(taskQueue, activity);
        }
    }

    @Override
    public String getTaskQueue() {
        return taskQueue;
    }

    @Override
    public WorkerOptions getWorkerOptions() {
        return options;
    }

    @Override
    public void suspendPolling() {
        if (code.suspension().begin(taskQueue)) {
            onSuspension.run();
        }
    }

    @Override
    public void resumePolling() {
        if (code.suspension().end(taskQueue)) {
            onSuspension.run();
        }
    }

    @Override
    public boolean isSuspended() {
        return code.suspension().holds(taskQueue);
    }
}
