package io.perdura.persistence;

import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.Transition;
import java.util.IdentityHashMap;
import java.util.List;

/** What becomes of the transitions of one commit: COMMITTED unless said otherwise. */
final class Verdicts {

    private final IdentityHashMap<Transition, CommitResult> other = new IdentityHashMap<>();

    void set(Transition transition, CommitResult result) {
        other.put(transition, result);
    }

    CommitResult of(Transition transition) {
        return other.getOrDefault(transition, CommitResult.COMMITTED);
    }

    /** The transitions that nothing was said against. */
    List<Transition> passed(List<Transition> transitions) {
        return other.isEmpty()
                ? transitions
                : transitions.stream()
                        .filter(transition -> !other.containsKey(transition))
                        .toList();
    }
}
