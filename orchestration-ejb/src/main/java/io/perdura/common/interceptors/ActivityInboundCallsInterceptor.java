package io.perdura.common.interceptors;

import io.perdura.activity.ActivityExecutionContext;
import org.jspecify.annotations.Nullable;

/** Around one attempt of an activity. */
public interface ActivityInboundCallsInterceptor {

    /** What is given to the activity. */
    final class ActivityInput {
        private final Header header;
        private final @Nullable Object[] arguments;

        public ActivityInput(Header header, @Nullable Object[] arguments) {
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

    /** What the activity returned. */
    final class ActivityOutput {
        private final @Nullable Object result;

        public ActivityOutput(@Nullable Object result) {
            this.result = result;
        }

        public @Nullable Object getResult() {
            return result;
        }
    }

    /** Called first; the implementation may wrap the context, and must call the next one's. */
    void init(ActivityExecutionContext context);

    /** Runs the activity; what is thrown is its failure. */
    ActivityOutput execute(ActivityInput input);
}
