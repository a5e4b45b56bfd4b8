package io.perdura.common.interceptors;

import org.jspecify.annotations.Nullable;

/** Around what comes to a run: its workflow method, signals, queries and updates. */
public interface WorkflowInboundCallsInterceptor {

    /** What is given to the workflow method. */
    final class WorkflowInput {
        private final Header header;
        private final @Nullable Object[] arguments;

        public WorkflowInput(Header header, @Nullable Object[] arguments) {
            this.header = header;
            this.arguments = arguments;
        }

        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }
    }

    /** What the workflow method returned. */
    final class WorkflowOutput {
        private final @Nullable Object result;

        public WorkflowOutput(@Nullable Object result) {
            this.result = result;
        }

        public @Nullable Object getResult() {
            return result;
        }
    }

    /** A signal. */
    final class SignalInput {
        private final String signalName;
        private final long eventId;
        private final @Nullable Object[] arguments;
        private final Header header;

        public SignalInput(String signalName, @Nullable Object[] arguments, long eventId, Header header) {
            this.signalName = signalName;
            this.eventId = eventId;
            this.arguments = arguments;
            this.header = header;
        }

        public String getSignalName() {
            return signalName;
        }

        /** Zero: events of signals are not numbered for interceptors. */
        public long getEventId() {
            return eventId;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }

        public Header getHeader() {
            return header;
        }
    }

    /** A query. */
    final class QueryInput {
        private final String queryName;
        private final Header header;
        private final @Nullable Object[] arguments;

        public QueryInput(String queryName, Header header, @Nullable Object[] arguments) {
            this.queryName = queryName;
            this.header = header;
            this.arguments = arguments;
        }

        public String getQueryName() {
            return queryName;
        }

        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }
    }

    /** The answer of a query. */
    final class QueryOutput {
        private final @Nullable Object result;

        public QueryOutput(@Nullable Object result) {
            this.result = result;
        }

        public @Nullable Object getResult() {
            return result;
        }
    }

    /** An update. */
    final class UpdateInput {
        private final String updateName;
        private final Header header;
        private final @Nullable Object[] arguments;

        public UpdateInput(String updateName, Header header, @Nullable Object[] arguments) {
            this.updateName = updateName;
            this.header = header;
            this.arguments = arguments;
        }

        public String getUpdateName() {
            return updateName;
        }

        /** Empty: nothing travels beside the arguments of an update. */
        public Header getHeader() {
            return header;
        }

        public @Nullable Object[] getArguments() {
            return arguments;
        }
    }

    /** The outcome of an update. */
    final class UpdateOutput {
        private final @Nullable Object result;

        public UpdateOutput(@Nullable Object result) {
            this.result = result;
        }

        public @Nullable Object getResult() {
            return result;
        }
    }

    /** Called first; the implementation may wrap {@code outboundCalls}, and must call the next one's. */
    void init(WorkflowOutboundCallsInterceptor outboundCalls);

    /** Runs the workflow method; what is thrown is its failure. */
    WorkflowOutput execute(WorkflowInput input);

    /** Runs a signal's handler. */
    void handleSignal(SignalInput input);

    /** Answers a query. */
    QueryOutput handleQuery(QueryInput input);

    /** Asks whether an update is accepted, also when it has no validator; what is thrown refuses it. Not called in a replay. */
    void validateUpdate(UpdateInput input);

    /** Runs the handler of an update that was accepted. */
    UpdateOutput executeUpdate(UpdateInput input);
}
