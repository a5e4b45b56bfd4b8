package io.perdura.engine.partition;

import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.ActivitySlots.Slot;
import io.perdura.engine.run.LocalActivities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attempts of activities that this life of this node has started and whose end is not committed. Thread-safe. */
final class LocalAttempts implements LocalActivities {

    private final ActivityInvoker invoker;
    private final ActivitySlots slots;
    private final Map<ActivityKey, LocalAttempt> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean slotWanted;

    LocalAttempts(ActivityInvoker invoker, ActivitySlots slots) {
        this.invoker = invoker;
        this.slots = slots;
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
        if (stopping) {
            return Optional.empty();
        }
        Optional<Slot> slot = slots.reserve();
        if (slot.isEmpty()) {
            slotWanted = true;
        }
        return slot;
    }

    /** Whether somebody found no free slot since this was asked last. */
    boolean takeSlotWish() {
        boolean wanted = slotWanted;
        if (wanted) {
            slotWanted = false;
        }
        return wanted;
    }

    /** There are more activities that wait for a slot than anybody has asked for. */
    void wishSlot() {
        slotWanted = true;
    }

    @Override
    public OptionalLong running(ActivityKey key, int attempt) {
        LocalAttempt known = running.get(key);
        return known != null && known.number() == attempt
                ? OptionalLong.of(known.lastAliveMillis())
                : OptionalLong.empty();
    }

    /** Starts an attempt on its slot. */
    void start(LocalAttempt attempt, Slot slot) {
        running.put(attempt.key(), attempt);
        slot.start(() -> invoker.invoke(attempt));
    }

    @Nullable
    LocalAttempt find(ActivityKey key) {
        return running.get(key);
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
        for (LocalAttempt attempt : List.copyOf(running.values())) {
            attempt.over();
        }
        running.clear();
    }

    /** No new attempts; those that run learn it from their heartbeats. */
    void stop() {
        stopping = true;
        running.values().forEach(LocalAttempt::shutDown);
    }

    boolean anyRunning() {
        return running.values().stream().anyMatch(attempt -> !attempt.returned());
    }
}
