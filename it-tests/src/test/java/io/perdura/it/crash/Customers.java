package io.perdura.it.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The load: customers who place orders and bosses who approve them, at random moments, whether or not the server is up. Whoever
 * gets no answer asks again: a start with the same request id, which is the same start; an approval in another approver's name,
 * since each signal counts.
 */
final class Customers implements AutoCloseable {

    private static final int AT_ONCE = 12;
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(250);

    private final ServerApi api;
    private final Random random;
    private final List<PlacedOrder> orders = new ArrayList<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);

    Customers(ServerApi api, Random random) {
        this.api = api;
        this.random = random;
    }

    /** Lets so many more customers come, spread over a time. */
    void come(int count, Duration within) {
        for (int i = 0; i < count; i++) {
            int number = orders.size();
            PlacedOrder order = new PlacedOrder("crash-" + number, OrderKind.ofNumber(number));
            orders.add(order);
            // Drawn here, by one thread, so that a seed means the same load.
            long approvalAfterMillis = random.nextInt(15_000);
            later(random.nextInt((int) within.toMillis()), order, () -> place(order, approvalAfterMillis));
        }
    }

    List<PlacedOrder> orders() {
        return List.copyOf(orders);
    }

    long acknowledged() {
        return orders.stream().filter(order -> order.runId().isPresent()).count();
    }

    /** Answers that nobody should get. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Waits until all of them were told what they need to know, or somebody has a complaint. */
    void awaitServed(Duration limit) {
        Patience.until(
                limit,
                () -> !complaints.isEmpty() || orders.stream().allMatch(PlacedOrder::served),
                () -> "these orders wait for an acknowledgement: "
                        + orders.stream().filter(order -> !order.served()).toList());
    }

    private void place(PlacedOrder order, long approvalAfterMillis) throws IOException {
        Answer answer = api.start(order.kind().startRequest(order.id()));
        if (answer.isNobodyThere()) {
            throw new IOException("nobody there");
        }
        if (!answer.isOneOf(200, 201)) {
            complaints.add("starting %s was answered %s".formatted(order, answer));
            return;
        }
        order.acknowledged(answer.json().path("runId").asText());
        if (order.kind().needsApproval()) {
            later(approvalAfterMillis, order, () -> approve(order));
        } else {
            order.allSaid();
        }
    }

    private void approve(PlacedOrder order) throws IOException {
        Answer answer = api.signal(order.id(), "approve", "[\"" + order.sendingApproval() + "\"]");
        if (answer.isNobodyThere()) {
            throw new IOException("nobody there");
        }
        if (answer.isProblem("workflow-closed")) {
            order.sent(PlacedOrder.Sending.CAME_TOO_LATE);
        } else if (answer.status() == 202) {
            order.sent(PlacedOrder.Sending.ACKNOWLEDGED);
        } else {
            complaints.add("approving %s was answered %s".formatted(order, answer));
        }
        order.allSaid();
    }

    private void later(long afterMillis, PlacedOrder order, Errand errand) {
        var unused = threads.schedule(
                () -> {
                    try {
                        errand.run();
                    } catch (IOException noAnswer) {
                        later(BEFORE_ASKING_AGAIN.toMillis(), order, errand);
                    } catch (RuntimeException e) {
                        complaints.add(order + ": " + e);
                    }
                },
                afterMillis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One request; an {@link IOException} means that there was no answer, and it is asked again. */
    private interface Errand {
        void run() throws IOException;
    }
}
