package io.perdura.workflow;

/** What happens to a handler of a signal or an update that still runs when its run closes. It never ends, in any case. */
public enum HandlerUnfinishedPolicy {
    /** It is abandoned, and the operator's log says so: most often the workflow should have waited for it. */
    WARN_AND_ABANDON,
    /** It is abandoned silently: the author knows. */
    ABANDON
}
