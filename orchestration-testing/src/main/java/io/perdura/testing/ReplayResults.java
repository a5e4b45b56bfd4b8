package io.perdura.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Which histories did not fit the code. Not thread-safe. */
public class ReplayResults {

    /** One history that did not fit, and why. */
    public static final class ReplayError {
        public final String workflowId;
        public final Exception exception;

        ReplayError(String workflowId, Exception exception) {
            this.workflowId = workflowId;
            this.exception = exception;
        }

        @Override
        public String toString() {
            return workflowId + ": " + exception.getMessage();
        }
    }

    private final List<ReplayError> errors = new ArrayList<>();

    ReplayResults() {}

    void add(String workflowId, Exception exception) {
        errors.add(new ReplayError(workflowId, exception));
    }

    public Collection<ReplayError> allErrors() {
        return Collections.unmodifiableList(errors);
    }

    public boolean hadAnyError() {
        return !errors.isEmpty();
    }
}
