package io.perdura.it.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What one customer asked for and was told. Written by the customer's thread, read by all. */
final class PlacedOrder {

    /** What became of one sending of the approval. Each sending names another approver, so that they can be told apart. */
    enum Sending {
        /** The answer was lost: it may have arrived. */
        IN_DOUBT,
        ACKNOWLEDGED,
        /** The workflow had ended; right only if an earlier one in doubt had arrived. */
        CAME_TOO_LATE
    }

    private final String id;
    private final OrderKind kind;
    private Optional<String> runId = Optional.empty();
    private final List<Sending> approvals = new ArrayList<>();
    private boolean served;

    PlacedOrder(String id, OrderKind kind) {
        this.id = id;
        this.kind = kind;
    }

    String id() {
        return id;
    }

    OrderKind kind() {
        return kind;
    }

    /** The run that the acknowledgement named; empty before. */
    synchronized Optional<String> runId() {
        return runId;
    }

    synchronized void acknowledged(String run) {
        runId = Optional.of(run);
    }

    /** Notes a sending before it is made, so that one whose answer never comes is known, and names its approver. */
    synchronized String sendingApproval() {
        approvals.add(Sending.IN_DOUBT);
        return approver(approvals.size() - 1);
    }

    synchronized void sent(Sending outcome) {
        approvals.set(approvals.size() - 1, outcome);
    }

    synchronized List<Sending> approvals() {
        return List.copyOf(approvals);
    }

    static String approver(int sending) {
        return "boss-" + sending;
    }

    /** Whether everything that the customer had to say was acknowledged. */
    synchronized boolean served() {
        return served;
    }

    synchronized void allSaid() {
        served = true;
    }

    @Override
    public String toString() {
        return "%s (%s, run %s, approvals %s)".formatted(id, kind, runId().orElse("not acknowledged"), told());
    }

    private List<String> told() {
        List<Sending> all = approvals();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i) != Sending.IN_DOUBT || i == all.size() - 1)
                .mapToObj(i -> approver(i) + " " + all.get(i))
                .toList();
    }
}
