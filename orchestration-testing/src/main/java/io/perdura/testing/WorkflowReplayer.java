package io.perdura.testing;

import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.worker.NonDeterministicException;
import io.perdura.worker.Worker;
import java.io.File;
import java.nio.file.Path;

/**
 * Replays exported histories by workflow code, to see before a deployment whether runs that are under way can go on with it. No
 * activity runs, nothing is stored, no time passes.
 *
 * <p>Every method throws {@link NonDeterministicException} when the code does something else than the history says; it names
 * event, expected and actual command, and the source line. It throws {@link IllegalArgumentException} for what is no history, and
 * for a workflow type that none of the classes implements.
 */
public final class WorkflowReplayer {

    private WorkflowReplayer() {}

    /** Replays a history that is a resource of the class path. */
    public static void replayWorkflowExecutionFromResource(
            String resourceName, Class<?> workflowClass, Class<?>... moreWorkflowClasses) throws Exception {
        replayWorkflowExecution(
                WorkflowHistoryLoader.readHistoryFromResource(resourceName), workflowClass, moreWorkflowClasses);
    }

    /** Replays a history that is a resource, by the code that is registered with a worker of a test environment. */
    public static void replayWorkflowExecutionFromResource(String resourceName, Worker worker) throws Exception {
        replayWorkflowExecution(WorkflowHistoryLoader.readHistoryFromResource(resourceName), worker);
    }

    /** Replays a history that is a file. */
    public static void replayWorkflowExecution(
            File historyFile, Class<?> workflowClass, Class<?>... moreWorkflowClasses) throws Exception {
        replayWorkflowExecution(WorkflowHistoryLoader.readHistory(historyFile), workflowClass, moreWorkflowClasses);
    }

    /** Replays a history that is a file, by the code that is registered with a worker. */
    public static void replayWorkflowExecution(File historyFile, Worker worker) throws Exception {
        replayWorkflowExecution(WorkflowHistoryLoader.readHistory(historyFile), worker);
    }

    /** Replays a history that is JSON. */
    public static void replayWorkflowExecution(
            String jsonSerializedHistory, Class<?> workflowClass, Class<?>... moreWorkflowClasses) throws Exception {
        replayWorkflowExecution(
                WorkflowExecutionHistory.fromJson(jsonSerializedHistory), workflowClass, moreWorkflowClasses);
    }

    /** Replays a history that is JSON, by the code that is registered with a worker. */
    public static void replayWorkflowExecution(String jsonSerializedHistory, Worker worker) throws Exception {
        replayWorkflowExecution(WorkflowExecutionHistory.fromJson(jsonSerializedHistory), worker);
    }

    /** Replays a history. */
    public static void replayWorkflowExecution(
            WorkflowExecutionHistory history, Class<?> workflowClass, Class<?>... moreWorkflowClasses)
            throws Exception {
        Class<?>[] all = new Class<?>[moreWorkflowClasses.length + 1];
        all[0] = workflowClass;
        System.arraycopy(moreWorkflowClasses, 0, all, 1, moreWorkflowClasses.length);
        new HistoryRehearsal(TestEnvironmentOptions.getDefaultInstance(), all).replay(history);
    }

    /** Replays a history with the data converter of an environment; what that has registered does not count. */
    public static void replayWorkflowExecution(
            WorkflowExecutionHistory history,
            TestWorkflowEnvironment testWorkflowEnvironment,
            Class<?> workflowClass,
            Class<?>... moreWorkflowClasses)
            throws Exception {
        Class<?>[] all = new Class<?>[moreWorkflowClasses.length + 1];
        all[0] = workflowClass;
        System.arraycopy(moreWorkflowClasses, 0, all, 1, moreWorkflowClasses.length);
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                        testWorkflowEnvironment.getWorkflowClient().getOptions())
                .build();
        new HistoryRehearsal(options, all).replay(history);
    }

    /** As above, for a history that is a resource. */
    public static void replayWorkflowExecutionFromResource(
            String resourceName,
            TestWorkflowEnvironment testWorkflowEnvironment,
            Class<?> workflowClass,
            Class<?>... moreWorkflowClasses)
            throws Exception {
        replayWorkflowExecution(
                WorkflowHistoryLoader.readHistoryFromResource(resourceName),
                testWorkflowEnvironment,
                workflowClass,
                moreWorkflowClasses);
    }

    /** Replays a history by the code that is registered with a worker, with the data converter of its environment. */
    public static void replayWorkflowExecution(WorkflowExecutionHistory history, Worker worker) throws Exception {
        rehearsal(worker).replay(history);
    }

    /**
     * Replays many histories.
     *
     * @param failFast throws at the first that does not fit; otherwise all are replayed, and the answer tells which did not fit
     */
    public static ReplayResults replayWorkflowExecutions(
            Iterable<? extends WorkflowExecutionHistory> histories, boolean failFast, Class<?>... workflowClasses)
            throws Exception {
        return replayWorkflowExecutions(
                histories, failFast, TestEnvironmentOptions.getDefaultInstance(), workflowClasses);
    }

    /** As above, with the data converter of these options. */
    public static ReplayResults replayWorkflowExecutions(
            Iterable<? extends WorkflowExecutionHistory> histories,
            boolean failFast,
            TestEnvironmentOptions options,
            Class<?>... workflowClasses)
            throws Exception {
        return replayAll(histories, failFast, new HistoryRehearsal(options, workflowClasses));
    }

    /** As above, by the code that is registered with a worker. */
    public static ReplayResults replayWorkflowExecutions(
            Iterable<? extends WorkflowExecutionHistory> histories, boolean failFast, Worker worker) throws Exception {
        return replayAll(histories, failFast, rehearsal(worker));
    }

    /** Replays all {@code .json} files of a folder; a folder without any is an error, since nothing would be tested. */
    public static ReplayResults replayWorkflowExecutionsFromFolder(
            Path folder, boolean failFast, Class<?>... workflowClasses) throws Exception {
        var histories = WorkflowHistoryLoader.readHistories(folder);
        if (histories.isEmpty()) {
            throw new IllegalArgumentException("There is no .json file in " + folder + ": nothing would be replayed");
        }
        return replayWorkflowExecutions(histories, failFast, workflowClasses);
    }

    private static HistoryRehearsal rehearsal(Worker worker) {
        if (worker instanceof RegisteringWorker registering) {
            return new HistoryRehearsal(registering.code());
        }
        throw new IllegalArgumentException("The worker is none of a TestWorkflowEnvironment: "
                + worker.getClass().getName());
    }

    private static ReplayResults replayAll(
            Iterable<? extends WorkflowExecutionHistory> histories, boolean failFast, HistoryRehearsal rehearsal)
            throws Exception {
        ReplayResults results = new ReplayResults();
        for (WorkflowExecutionHistory history : histories) {
            try {
                rehearsal.replay(history);
            } catch (RuntimeException e) {
                if (failFast) {
                    throw e;
                }
                results.add(history.getWorkflowExecution().getWorkflowId(), e);
            }
        }
        return results;
    }
}
