package io.perdura.engine.partition;

import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.ActivitySlots.Slot;
import io.perdura.engine.port.EngineClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits on this node for an activity slot, first come, first served: attempts that are durable already by their history, and rows
 * of activities that are due. It is bounded; beyond, what waits is a row that nobody here thinks of. Thread-safe.
 */
final class SlotLine {

    /** A slot that was given to a row, and is not taken by then, goes to the next. */
    private static final long GRANT_NANOS = Duration.ofSeconds(2).toNanos();

    /** What waits: it is given its slot. */
    private record Waiting(boolean place, Turn turn) {}

    private interface Turn {
        void with(Slot slot);
    }

    private record Grant(Slot slot, long nanos) {}

    /** When no more rows than these wait here, more are read. */
    private static final int FEW_ROWS = 500;

    private final ActivitySlots slots;
    private final EngineClock clock;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private final Set<ActivityKey> rows = new HashSet<>();
    private final Map<ActivityKey, Grant> grants = new HashMap<>();
    private @Nullable Runnable readMore;
    private int places;

    SlotLine(ActivitySlots slots, EngineClock clock) {
        this.slots = slots;
        this.clock = clock;
        slots.onFree(this::serve);
    }

    /** A free slot, or else a place in the line while there is one. */
    Optional<Slot> freeOrPlace() {
        synchronized (this) {
            Optional<Slot> free = line.isEmpty() ? slots.reserve() : Optional.empty();
            if (free.isPresent() || places >= slots.line()) {
                return free;
            }
            places++;
        }
        return Optional.of(new Place());
    }

    /** The slot that was given to a row, or else a free one. */
    Optional<Slot> take(ActivityKey row) {
        Grant grant;
        synchronized (this) {
            grant = grants.remove(row);
        }
        return grant == null ? slots.reserve() : Optional.of(grant.slot());
    }

    /** A row that is due waits for a slot; when it is its turn, {@code look} lets its run {@link #take} it. */
    void enter(ActivityKey row, Runnable look) {
        synchronized (this) {
            if (!rows.add(row)) {
                return;
            }
            line.add(new Waiting(false, slot -> {
                Runnable more;
                synchronized (this) {
                    rows.remove(row);
                    grants.put(row, new Grant(slot, clock.nanos()));
                    more = rows.size() <= FEW_ROWS ? readMore : null;
                    readMore = more == null ? readMore : null;
                }
                look.run();
                if (more != null) {
                    more.run();
                }
            }));
        }
        serve();
    }

    /** Not all rows that are due were brought: {@code read} brings more, and is called once, when few wait here. */
    synchronized void more(Runnable read) {
        readMore = read;
    }

    synchronized boolean waits(ActivityKey row) {
        return rows.contains(row) || grants.containsKey(row);
    }

    /** Gives what is free to those who wait. */
    private void serve() {
        while (true) {
            Waiting next;
            Slot slot;
            synchronized (this) {
                Optional<Slot> free = line.isEmpty() ? Optional.empty() : slots.reserve();
                if (free.isEmpty()) {
                    return;
                }
                slot = free.get();
                next = line.remove();
                if (next.place()) {
                    places--;
                }
            }
            next.turn().with(slot);
        }
    }

    /** Called about once a second: slots that nobody took go to the next. */
    void sweep() {
        List<Slot> unused = new ArrayList<>();
        synchronized (this) {
            long before = clock.nanos() - GRANT_NANOS;
            for (Iterator<Grant> each = grants.values().iterator(); each.hasNext(); ) {
                Grant grant = each.next();
                if (grant.nanos() - before < 0) {
                    each.remove();
                    unused.add(grant.slot());
                }
            }
        }
        unused.forEach(Slot::release);
        serve();
    }

    /** Nobody waits any more. */
    void clear() {
        List<Slot> unused;
        synchronized (this) {
            places -= (int) line.stream().filter(Waiting::place).count();
            line.clear();
            readMore = null;
            rows.clear();
            unused = grants.values().stream().map(Grant::slot).toList();
            grants.clear();
        }
        unused.forEach(Slot::release);
    }

    /** A place that was reserved while a turn was built. */
    private final class Place implements Slot {

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public void start(Consumer<Slot> activity) {
            synchronized (SlotLine.this) {
                line.add(new Waiting(true, slot -> slot.start(activity)));
            }
            serve();
        }

        @Override
        public void release() {
            synchronized (SlotLine.this) {
                places--;
            }
        }
    }
}
