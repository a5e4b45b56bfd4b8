package io.perdura.client;

/** How many runs a filter matches. */
public record WorkflowExecutionCount(long count) {

    public long getCount() {
        return count;
    }
}
