package io.perdura.engine.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transitions of a state machine as a table that one can read: {@code state --action--> state}. Whatever is not in the
 * table is illegal and fails in one place. Thread-safe.
 *
 * @param <S> the states
 * @param <A> the actions
 */
final class StateTable<S extends Enum<S>, A extends Enum<A>> {

    private final String machine;
    private final Map<S, Map<A, S>> rows;
    private volatile @Nullable Consumer<String> observer;

    private StateTable(String machine, Map<S, Map<A, S>> rows) {
        this.machine = machine;
        this.rows = rows;
    }

    static <S extends Enum<S>, A extends Enum<A>> Builder<S, A> of(String machine, Class<S> states, Class<A> actions) {
        return new Builder<>(machine, states, actions);
    }

    /** The state after {@code action}. */
    S next(S from, A action) {
        S to = row(from).get(action);
        if (to == null) {
            throw new IllegalStateException(machine + " can't " + action + " in state " + from + "; it can "
                    + row(from).keySet() + ". This is an error of the engine, please report it");
        }
        Consumer<String> watching = observer;
        if (watching != null) {
            watching.accept(text(from, action, to));
        }
        return to;
    }

    /** Whether {@code action} is legal now. */
    boolean allows(S from, A action) {
        return row(from).containsKey(action);
    }

    private Map<A, S> row(S from) {
        return rows.getOrDefault(from, Map.of());
    }

    /** Every transition as text, for tests and documentation. */
    List<String> transitions() {
        List<String> all = new ArrayList<>();
        rows.forEach((from, row) -> row.forEach((action, to) -> all.add(text(from, action, to))));
        return all;
    }

    private static String text(Enum<?> from, Enum<?> action, Enum<?> to) {
        return from + " --" + action + "--> " + to;
    }

    /** Tells {@code visited} of every transition that is made from now on, as {@link #transitions} says it: for tests. */
    void observe(@Nullable Consumer<String> visited) {
        observer = visited;
    }

    /** States from which nothing leads on. */
    Set<S> finalStates(Class<S> states) {
        Set<S> result = EnumSet.allOf(states);
        result.removeIf(state -> !row(state).isEmpty());
        return result;
    }

    static final class Builder<S extends Enum<S>, A extends Enum<A>> {

        private final String machine;
        private final Class<A> actions;
        private final Map<S, Map<A, S>> rows;

        private Builder(String machine, Class<S> states, Class<A> actions) {
            this.machine = machine;
            this.actions = actions;
            this.rows = new EnumMap<>(states);
        }

        Builder<S, A> row(S from, A action, S to) {
            S before = rows.computeIfAbsent(from, s -> new EnumMap<>(actions)).put(action, to);
            if (before != null) {
                throw new IllegalArgumentException(machine + " has two transitions for " + action + " from " + from);
            }
            return this;
        }

        StateTable<S, A> build() {
            return new StateTable<>(machine, rows);
        }
    }
}
