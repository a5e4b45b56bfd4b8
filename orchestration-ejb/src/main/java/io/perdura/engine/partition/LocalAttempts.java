package io.perdura.engine.partition;

import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.ActivitySlots.Slot;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.run.LocalActivities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attempts of activities that this life of this node has started and whose end is not committed. Thread-safe. */
final class LocalAttempts implements LocalActivities {

    private final ActivityInvoker invoker;
    private final ActivitySlots slots;
    private final SlotLine line;
    private final Consumer<ActivityRow> due;
    private final Map<ActivityKey, LocalAttempt> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** @param due takes rows whose turn it is */
    LocalAttempts(ActivityInvoker invoker, ActivitySlots slots, EngineClock clock, Consumer<ActivityRow> due) {
        this.invoker = invoker;
        this.slots = slots;
        this.line = new SlotLine(slots, clock);
        this.due = due;
    }

    @Override
    public boolean deployed(String activityType) {
        return invoker.traits(activityType).isPresent();
    }

    @Override
    public boolean transactional(String activityType) {
        return invoker.traits(activityType)
                .map(ActivityInvoker.Traits::transactional)
                .orElse(false);
    }

    @Override
    public Optional<Slot> reserve() {
        return stopping ? Optional.empty() : slots.reserve();
    }

    @Override
    public Optional<Slot> reserveOrWait() {
        return stopping ? Optional.empty() : line.freeOrPlace();
    }

    @Override
    public Optional<Slot> reserveFor(ActivityRow row) {
        if (stopping) {
            return Optional.empty();
        }
        Optional<Slot> slot = line.take(row.key());
        if (slot.isEmpty()) {
            line.enter(row.key(), () -> due.accept(row));
        }
        return slot;
    }

    SlotLine line() {
        return line;
    }

    @Override
    public Optional<Seen> running(ActivityKey key, int attempt) {
        LocalAttempt known = running.get(key);
        return known != null && known.number() == attempt ? Optional.of(known.seen()) : Optional.empty();
    }

    /** Starts an attempt on its slot, or when it is its turn. */
    void start(LocalAttempt attempt, Slot slot) {
        running.put(attempt.key(), attempt);
        boolean begun = !slot.waits() && attempt.begin();
        slot.start(taken -> {
            attempt.hold().begin(taken);
            try {
                if (begun || attempt.begin()) {
                    invoker.invoke(attempt);
                    attempt.methodReturned();
                }
            } finally {
                attempt.hold().end();
            }
        });
    }

    @Nullable
    LocalAttempt find(ActivityKey key) {
        return running.get(key);
    }

    void pause(ActivityKey key, boolean paused) {
        LocalAttempt attempt = running.get(key);
        if (attempt != null) {
            attempt.pause(paused);
        }
    }

    void cancel(ActivityKey key) {
        LocalAttempt attempt = running.get(key);
        if (attempt != null) {
            attempt.requestCancel();
        }
    }

    void forget(ActivityKey key, int attempt) {
        LocalAttempt known = running.get(key);
        if (known != null && known.number() == attempt && running.remove(key, known)) {
            known.over();
            known.hold().settled();
        }
    }

    /** Its end is on its way to the history. */
    void ended(LocalAttempt attempt) {
        attempt.hold().unsettled();
        if (running.get(attempt.key()) != attempt) {
            attempt.hold().settled();
        }
    }

    /** These attempts belong to another node's runs now: what they return will not be used. */
    void forgetThose(Predicate<LocalAttempt> lost) {
        for (LocalAttempt attempt : List.copyOf(running.values())) {
            if (lost.test(attempt)) {
                forget(attempt.key(), attempt.number());
            }
        }
    }

    /** This life is over: whatever still runs will not be used. */
    void forgetAll() {
        List<LocalAttempt> known = List.copyOf(running.values());
        running.clear();
        line.clear();
        for (LocalAttempt attempt : known) {
            attempt.over();
            attempt.hold().settled();
        }
    }

    /** No new attempts; those that run learn it from their heartbeats. Those that only wait are lost with this life of the node. */
    void stop() {
        stopping = true;
        line.clear();
        running.values().forEach(LocalAttempt::shutDown);
    }

    boolean anyRunning() {
        return running.values().stream().anyMatch(LocalAttempt::runs);
    }
}
