package io.perdura.examples.collection;

import io.perdura.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One batch a run. A payment that comes while the sum is deposited is taken along; one that comes later begins the next
 * batch.
 */
public class PaymentCollection implements CollectionWorkflow {

    private final CollectionActivities bank = Workflow.newActivityStub(CollectionActivities.class);
    private final Map<String, Long> payments = new LinkedHashMap<>();
    private int deposited;

    @Override
    public long collect(String account, int batchSize) {
        Workflow.await(() -> payments.size() >= batchSize);
        long sum = 0;
        // Also what came meanwhile: a run must not end with payments that nobody deposits.
        while (deposited < payments.size()) {
            long part = payments.values().stream()
                    .skip(deposited)
                    .mapToLong(Long::longValue)
                    .sum();
            String deposit = Workflow.getInfo().getRunId() + "-" + deposited;
            deposited = payments.size();
            bank.depositSum(account, deposit, part);
            sum += part;
        }
        return sum;
    }

    @Override
    public void pay(String reference, long cents) {
        payments.putIfAbsent(reference, cents);
    }

    @Override
    public long collectedCents() {
        return payments.values().stream().mapToLong(Long::longValue).sum();
    }
}
