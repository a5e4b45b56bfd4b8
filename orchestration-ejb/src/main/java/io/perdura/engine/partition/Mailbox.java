package io.perdura.engine.partition;

import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.run.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a workflow id, and whether somebody works on it. Anybody may put something in; only the one who has
 * {@linkplain #claim claimed} it takes something out, until it is {@linkplain #rest at rest} again. Once retired it takes nothing
 * more. Thread-safe.
 */
final class Mailbox {

    /** What was left when a mailbox retired. */
    record Leftovers(List<Message> messages, List<StartCommand> starts, List<Query> queries) {}

    private final EngineClock clock;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final List<Message> parked = new ArrayList<>();
    private final Deque<StartCommand> starts = new ArrayDeque<>();
    private final Deque<Query> queries = new ArrayDeque<>();
    private final Set<Long> inboxIds = new HashSet<>();
    private boolean busy;
    private boolean inboxWanted;
    private boolean retired;
    private long lastUsedNanos;

    Mailbox(EngineClock clock) {
        this.clock = clock;
        this.lastUsedNanos = clock.nanos();
    }

    // ---- putting in; false when it is retired

    synchronized boolean put(Message message) {
        if (retired) {
            return false;
        }
        // A row that is here already, or in the task under way, is read again by each sweep.
        boolean known = message instanceof Message.Said said && said.inboxId() != 0 && !inboxIds.add(said.inboxId());
        if (!known) {
            messages.add(message);
        }
        return true;
    }

    synchronized boolean put(StartCommand start) {
        return !retired && starts.add(start);
    }

    /** A question is answered from what the inbox held when it was asked. */
    synchronized boolean put(Query query) {
        if (!retired) {
            inboxWanted = true;
            queries.add(query);
        }
        return !retired;
    }

    /** There is something in the inbox. */
    synchronized boolean wantInbox() {
        if (!retired) {
            inboxWanted = true;
        }
        return !retired;
    }

    // ---- who works on it

    /** True when there is something to do and nobody did it: the caller does now. */
    synchronized boolean claim() {
        if (busy || retired || !hasWork()) {
            return false;
        }
        busy = true;
        return true;
    }

    /** Gives the claim back, whatever waits. */
    synchronized void unclaim() {
        busy = false;
    }

    /** Gives the claim back, unless there is something to do. */
    synchronized boolean rest() {
        lastUsedNanos = clock.nanos();
        busy = hasWork();
        return !busy;
    }

    synchronized boolean inUse() {
        return busy || hasWork();
    }

    private boolean hasWork() {
        return !messages.isEmpty() || !starts.isEmpty() || !queries.isEmpty() || inboxWanted;
    }

    /** Retires if nothing has happened since then and nothing is needed; what is needed does not change while nobody works. */
    synchronized boolean retireIdle(long idleSinceNanos, BooleanSupplier needed) {
        if (busy || hasWork() || !parked.isEmpty() || lastUsedNanos - idleSinceNanos > 0 || needed.getAsBoolean()) {
            return false;
        }
        retired = true;
        return true;
    }

    synchronized Leftovers retire() {
        retired = true;
        List<Message> mail = new ArrayList<>(parked);
        mail.addAll(messages);
        Leftovers left = new Leftovers(List.copyOf(mail), List.copyOf(starts), List.copyOf(queries));
        parked.clear();
        messages.clear();
        starts.clear();
        queries.clear();
        inboxWanted = false;
        return left;
    }

    /** Whether nothing is taken, and nothing follows, any more. */
    synchronized boolean retired() {
        return retired;
    }

    // ---- taking out, by the one who claimed it

    /** Whether the inbox is to be read; the answer is true once. */
    synchronized boolean takeInboxWish() {
        boolean wanted = inboxWanted;
        inboxWanted = false;
        return wanted;
    }

    /** Messages that were just read from the inbox. */
    synchronized void accept(List<InboxMessage> rows) {
        for (InboxMessage row : rows) {
            if (inboxIds.add(row.id())) {
                messages.add(Message.Said.of(row));
            }
        }
    }

    /**
     * What waits, behind what was parked; nothing when only parked messages are there.
     *
     * @param most how many new ones, however many were parked: a resume must get past them
     * @param mostBytes how much new ones bring together; the first is taken whatever it brings
     */
    synchronized List<Message> take(int most, long mostBytes) {
        List<Message> taken = new ArrayList<>();
        if (!messages.isEmpty()) {
            taken.addAll(parked);
            parked.clear();
        }
        int largest = taken.size() + most;
        long bytes = 0;
        for (Message next = messages.peek(); next != null && taken.size() < largest; next = messages.peek()) {
            bytes += next.payloadBytes();
            if (bytes > mostBytes && bytes > next.payloadBytes()) {
                break;
            }
            taken.add(messages.remove());
        }
        return taken;
    }

    synchronized List<StartCommand> takeStarts() {
        List<StartCommand> all = List.copyOf(starts);
        starts.clear();
        return all;
    }

    synchronized @Nullable StartCommand pollStart() {
        return starts.poll();
    }

    synchronized List<Query> takeQueries() {
        List<Query> all = List.copyOf(queries);
        queries.clear();
        return all;
    }

    synchronized boolean asked() {
        return !queries.isEmpty();
    }

    synchronized boolean empty() {
        return messages.isEmpty();
    }

    /** Whether something waits that a run should see before it closes; an update may as well go to its successor. */
    synchronized boolean holdsCloseBack(boolean continuesAsNew) {
        return messages.stream()
                .anyMatch(message -> message instanceof Message.Said said
                        && (said.body() instanceof MessageBody.Signal
                                || (said.body() instanceof MessageBody.Update && !continuesAsNew)));
    }

    // ---- putting back

    synchronized void putBack(List<? extends Message> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            messages.addFirst(taken.get(i));
        }
    }

    /** Keeps messages for the next time that anything is done here; they don't ask for it themselves. */
    synchronized void park(List<? extends Message> untouched) {
        parked.addAll(untouched);
    }

    /** As {@link #putBack}, for a turn that was not committed: what came from the inbox is read again. */
    synchronized void putBackUnread(List<Message> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            if (taken.get(i) instanceof Message.Said said && said.inboxId() != 0) {
                inboxIds.remove(said.inboxId());
            } else {
                messages.addFirst(taken.get(i));
            }
        }
        inboxWanted = true;
    }

    synchronized void putBack(StartCommand start) {
        starts.addFirst(start);
    }

    synchronized void remove(StartCommand start) {
        starts.remove(start);
    }

    /** Rows that are gone. */
    synchronized void forgetRows(List<Long> ids) {
        ids.forEach(inboxIds::remove);
    }
}
