package io.perdura.engine.replay;

import io.perdura.workflow.HandlerUnfinishedPolicy;
import java.util.ArrayList;
import java.util.List;

/** The handlers of signals and updates that are under way. */
final class OpenHandlers {

    /** @param number tells handlers of the same name apart */
    private record Open(long number, String what, HandlerUnfinishedPolicy policy) {}

    private final List<Open> open = new ArrayList<>();
    private long begun;

    /** A handler begins; to be called back when it ends. */
    Runnable begin(String what, HandlerUnfinishedPolicy policy) {
        Open handling = new Open(++begun, what, policy);
        open.add(handling);
        return () -> open.remove(handling);
    }

    boolean none() {
        return open.isEmpty();
    }

    /** Those that should have ended before the run does. */
    List<String> toWarnOf() {
        return open.stream()
                .filter(handler -> handler.policy() == HandlerUnfinishedPolicy.WARN_AND_ABANDON)
                .map(Open::what)
                .toList();
    }
}
