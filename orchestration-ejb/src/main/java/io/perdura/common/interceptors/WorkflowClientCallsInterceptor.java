package io.perdura.common.interceptors;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowExecutionCount;
import io.perdura.client.WorkflowExecutionDescription;
import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Around the calls of a workflow client. Calls come from any thread. */
public interface WorkflowClientCallsInterceptor {

    /** A workflow that is to start; no id means that one is made. */
    final class WorkflowStartInput {
        private final @Nullable String workflowId;
        private final String workflowType;
        private final Header header;
        private final @Nullable Object[] arguments;
        private final WorkflowOptions options;

        public WorkflowStartInput(
                @Nullable String workflowId,
                String workflowType,
                Header header,
                @Nullable Object[] arguments,
                WorkflowOptions options) {
            this.workflowId = workflowId;
            this.workflowType = workflowType;
            this.header = header;
            this.arguments = arguments;
            this.options = options;
        }

        public @Nullable String getWorkflowId() {
            return workflowId;
        }

        public String getWorkflowType() {
            return workflowType;
        }

        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }

        public WorkflowOptions getOptions() {
            return options;
        }
    }

    /** The run. */
    final class WorkflowStartOutput {
        private final WorkflowExecution workflowExecution;

        public WorkflowStartOutput(WorkflowExecution workflowExecution) {
            this.workflowExecution = workflowExecution;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }
    }

    /** A signal. */
    final class WorkflowSignalInput {
        private final WorkflowExecution workflowExecution;
        private final String signalName;
        private final Header header;
        private final @Nullable Object[] arguments;

        public WorkflowSignalInput(
                WorkflowExecution workflowExecution, String signalName, Header header, @Nullable Object[] arguments) {
            this.workflowExecution = workflowExecution;
            this.signalName = signalName;
            this.header = header;
            this.arguments = arguments;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }

        public String getSignalName() {
            return signalName;
        }

        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }
    }

    /** The signal is accepted. */
    final class WorkflowSignalOutput {
        public WorkflowSignalOutput() {}
    }

    /** A wait for a result; a timeout of zero means without limit. */
    final class GetResultInput<R> {
        private final WorkflowExecution workflowExecution;
        private final Optional<String> workflowType;
        private final long timeout;
        private final TimeUnit timeoutUnit;
        private final Class<R> resultClass;
        private final Type resultType;

        public GetResultInput(
                WorkflowExecution workflowExecution,
                Optional<String> workflowType,
                long timeout,
                TimeUnit timeoutUnit,
                Class<R> resultClass,
                Type resultType) {
            this.workflowExecution = workflowExecution;
            this.workflowType = workflowType;
            this.timeout = timeout;
            this.timeoutUnit = timeoutUnit;
            this.resultClass = resultClass;
            this.resultType = resultType;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }

        /** Empty when the stub does not know it. */
        public Optional<String> getWorkflowType() {
            return workflowType;
        }

        public long getTimeout() {
            return timeout;
        }

        public TimeUnit getTimeoutUnit() {
            return timeoutUnit;
        }

        public Class<R> getResultClass() {
            return resultClass;
        }

        public Type getResultType() {
            return resultType;
        }
    }

    /** The result. */
    final class GetResultOutput<R> {
        private final @Nullable R result;

        public GetResultOutput(@Nullable R result) {
            this.result = result;
        }

        public @Nullable R getResult() {
            return result;
        }
    }

    /** The future result. */
    final class GetResultAsyncOutput<R> {
        private final CompletableFuture<@Nullable R> result;

        public GetResultAsyncOutput(CompletableFuture<@Nullable R> result) {
            this.result = result;
        }

        public CompletableFuture<@Nullable R> getResult() {
            return result;
        }
    }

    /** A query. */
    final class QueryInput<R> {
        private final WorkflowExecution workflowExecution;
        private final String queryType;
        private final Header header;
        private final @Nullable Object[] arguments;
        private final Class<R> resultClass;
        private final Type resultType;

        public QueryInput(
                WorkflowExecution workflowExecution,
                String queryType,
                Header header,
                @Nullable Object[] arguments,
                Class<R> resultClass,
                Type resultType) {
            this.workflowExecution = workflowExecution;
            this.queryType = queryType;
            this.header = header;
            this.arguments = arguments;
            this.resultClass = resultClass;
            this.resultType = resultType;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }

        public String getQueryType() {
            return queryType;
        }

        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }

        public Class<R> getResultClass() {
            return resultClass;
        }

        public Type getResultType() {
            return resultType;
        }
    }

    /** The answer, or the status for which the query is refused by the client's {@code QueryRejectCondition}. */
    final class QueryOutput<R> {
        private final @Nullable WorkflowExecutionStatus queryRejectedStatus;
        private final @Nullable R result;

        public QueryOutput(@Nullable WorkflowExecutionStatus queryRejectedStatus, @Nullable R result) {
            this.queryRejectedStatus = queryRejectedStatus;
            this.result = result;
        }

        public QueryOutput(@Nullable R result) {
            this(null, result);
        }

        public boolean isQueryRejected() {
            return queryRejectedStatus != null;
        }

        /** The status of the run when that is why there is no answer; else null. */
        public @Nullable WorkflowExecutionStatus getQueryRejectedStatus() {
            return queryRejectedStatus;
        }

        public @Nullable R getResult() {
            return result;
        }
    }

    /** A request to cancel. */
    final class CancelInput {
        private final WorkflowExecution workflowExecution;
        private final @Nullable String reason;

        public CancelInput(WorkflowExecution workflowExecution) {
            this(workflowExecution, null);
        }

        public CancelInput(WorkflowExecution workflowExecution, @Nullable String reason) {
            this.workflowExecution = workflowExecution;
            this.reason = reason;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }

        public @Nullable String getReason() {
            return reason;
        }
    }

    /** The request is accepted. */
    final class CancelOutput {
        public CancelOutput() {}
    }

    /** A termination. */
    final class TerminateInput {
        private final WorkflowExecution workflowExecution;
        private final @Nullable String reason;
        private final @Nullable Object[] details;

        public TerminateInput(
                WorkflowExecution workflowExecution, @Nullable String reason, @Nullable Object[] details) {
            this.workflowExecution = workflowExecution;
            this.reason = reason;
            this.details = details;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }

        public @Nullable String getReason() {
            return reason;
        }

        public @Nullable Object[] getDetails() {
            return details;
        }
    }

    /** The run is terminated. */
    final class TerminateOutput {
        public TerminateOutput() {}
    }

    /** A signal to a workflow that is started unless it is open. */
    final class WorkflowSignalWithStartInput {
        private final WorkflowStartInput workflowStartInput;
        private final String signalName;
        private final @Nullable Object[] signalArguments;

        public WorkflowSignalWithStartInput(
                WorkflowStartInput workflowStartInput, String signalName, @Nullable Object[] signalArguments) {
            this.workflowStartInput = workflowStartInput;
            this.signalName = signalName;
            this.signalArguments = signalArguments;
        }

        public WorkflowStartInput getWorkflowStartInput() {
            return workflowStartInput;
        }

        public String getSignalName() {
            return signalName;
        }

        public @Nullable Object[] getSignalArguments() {
            return signalArguments;
        }
    }

    /** The run that has the signal. */
    final class WorkflowSignalWithStartOutput {
        private final WorkflowStartOutput workflowStartOutput;

        public WorkflowSignalWithStartOutput(WorkflowStartOutput workflowStartOutput) {
            this.workflowStartOutput = workflowStartOutput;
        }

        public WorkflowStartOutput getWorkflowStartOutput() {
            return workflowStartOutput;
        }
    }

    /** An update, as its options say. */
    final class StartUpdateInput<R> {
        private final WorkflowExecution workflowExecution;
        private final Header header;
        private final UpdateOptions<R> options;
        private final @Nullable Object[] arguments;

        public StartUpdateInput(
                WorkflowExecution workflowExecution,
                Header header,
                UpdateOptions<R> options,
                @Nullable Object[] arguments) {
            this.workflowExecution = workflowExecution;
            this.header = header;
            this.options = options;
            this.arguments = arguments;
        }

        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }

        /** What travels beside the arguments, and can be added to. */
        public Header getHeader() {
            return header;
        }

        public UpdateOptions<R> getOptions() {
            return options;
        }

        public String getUpdateName() {
            return String.valueOf(options.getUpdateName());
        }

        /** Null when one is to be made. */
        public @Nullable String getUpdateId() {
            return options.getUpdateId();
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }

        public @Nullable Class<R> getResultClass() {
            return options.getResultClass();
        }

        public @Nullable Type getResultType() {
            return options.getResultType();
        }

        /** Empty unless the update is for a certain chain of runs only. */
        public String getFirstExecutionRunId() {
            return options.getFirstExecutionRunId();
        }
    }

    /** A start unless the workflow is open, and an update. */
    record WorkflowUpdateWithStartInput<R>(
            WorkflowStartInput workflowStartInput, StartUpdateInput<R> startUpdateInput) {
        public WorkflowStartInput getWorkflowStartInput() {
            return workflowStartInput;
        }

        public StartUpdateInput<R> getStartUpdateInput() {
            return startUpdateInput;
        }
    }

    /** The run that has the update, and the update. */
    record WorkflowUpdateWithStartOutput<R>(
            WorkflowStartOutput workflowStartOutput, WorkflowUpdateHandle<R> updateHandle) {
        public WorkflowStartOutput getWorkflowStartOutput() {
            return workflowStartOutput;
        }

        public WorkflowUpdateHandle<R> getUpdateHandle() {
            return updateHandle;
        }
    }

    /** The wish to see a run. */
    record DescribeWorkflowInput(WorkflowExecution workflowExecution) {
        public WorkflowExecution getWorkflowExecution() {
            return workflowExecution;
        }
    }

    /** The run. */
    record DescribeWorkflowOutput(WorkflowExecutionDescription description) {
        public WorkflowExecutionDescription getDescription() {
            return description;
        }
    }

    /** The wish to see the runs that match a filter; null means all, and pages of a usual size. */
    record ListWorkflowExecutionsInput(
            @Nullable String query, @Nullable Integer pageSize) {
        public @Nullable String getQuery() {
            return query;
        }

        public @Nullable Integer getPageSize() {
            return pageSize;
        }
    }

    /** The runs, read as they are asked for. */
    record ListWorkflowExecutionsOutput(Stream<WorkflowExecutionMetadata> stream) {
        public Stream<WorkflowExecutionMetadata> getStream() {
            return stream;
        }
    }

    /** The wish to know how many runs match a filter; null means all. */
    record CountWorkflowsInput(@Nullable String query) {
        public @Nullable String getQuery() {
            return query;
        }
    }

    /** How many they are. */
    record CountWorkflowOutput(WorkflowExecutionCount count) {
        public WorkflowExecutionCount getCount() {
            return count;
        }
    }

    WorkflowStartOutput start(WorkflowStartInput input);

    WorkflowSignalOutput signal(WorkflowSignalInput input);

    WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input);

    <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input);

    <R> GetResultOutput<R> getResult(GetResultInput<R> input) throws TimeoutException;

    <R> GetResultAsyncOutput<R> getResultAsync(GetResultInput<R> input);

    <R> QueryOutput<R> query(QueryInput<R> input);

    CancelOutput cancel(CancelInput input);

    TerminateOutput terminate(TerminateInput input);

    <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input);

    DescribeWorkflowOutput describe(DescribeWorkflowInput input);

    ListWorkflowExecutionsOutput listWorkflowExecutions(ListWorkflowExecutionsInput input);

    CountWorkflowOutput countWorkflows(CountWorkflowsInput input);
}
