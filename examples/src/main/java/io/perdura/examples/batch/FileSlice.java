package io.perdura.examples.batch;

import io.perdura.common.ParentClosePolicy;
import io.perdura.examples.order.Order;
import io.perdura.examples.order.OrderRules;
import io.perdura.examples.order.OrderWorkflow;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SignalExternalWorkflowException;
import io.perdura.workflow.Workflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Starts an {@code Order} for each row of its slice, some at a time, and gathers what fails. */
public class FileSlice implements OrderSliceWorkflow {

    /** How many orders of a slice are under way at a time. */
    static final int ORDERS_AT_A_TIME = 10;

    /** After so many orders the batch hears how far the slice is. */
    static final int REPORT_EVERY = 25;

    private static final Logger LOGGER = Workflow.getLogger(FileSlice.class);

    private final OrderFileActivities files = Workflow.newActivityStub(OrderFileActivities.class);

    private final List<OrderFailure> failures = new ArrayList<>();
    private int underWay;
    private int done;

    @Override
    public SliceResult run(Slice slice) {
        Optional<OrderBatchWorkflow> batch = Workflow.getInfo()
                .getParentWorkflowId()
                .map(id -> Workflow.newExternalWorkflowStub(OrderBatchWorkflow.class, id));
        int reported = 0;
        List<Promise<Boolean>> orders = new ArrayList<>();
        for (OrderRow row : files.readOrders(slice.file(), slice.first(), slice.size())) {
            Workflow.await(() -> underWay < ORDERS_AT_A_TIME);
            process(slice, row).ifPresent(orders::add);
            if (done + failures.size() - reported >= REPORT_EVERY) {
                reported = done + failures.size();
                batch.ifPresent(stub -> report(stub, slice));
            }
        }
        Promise.allOf(orders).cancellableGet();
        failures.sort(Comparator.comparingInt(OrderFailure::line));
        return new SliceResult(done, failures);
    }

    /** The order under way, or nothing when the row is no order that could be started. */
    private Optional<Promise<Boolean>> process(Slice slice, OrderRow row) {
        Order order = row.order();
        try {
            if (order == null) {
                throw ApplicationFailure.newNonRetryableFailure(row.problem(), "UnreadableRow");
            }
            OrderRules.check(order);
            if (order.needsApproval()) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "%d cents need an approval, and approvedBy is empty".formatted(order.totalCents()),
                        "NotApproved");
            }
        } catch (ApplicationFailure problem) {
            failures.add(OrderFailure.of(row.line(), idOf(order), problem));
            return Optional.empty();
        }
        return Optional.of(start(slice, row.line(), order));
    }

    /** Tells in the end whether the order succeeded. */
    private Promise<Boolean> start(Slice slice, int line, Order order) {
        underWay++;
        OrderWorkflow child = Workflow.newChildWorkflowStub(
                OrderWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(slice.batchId() + "-" + order.orderId())
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .build());
        return Async.function(child::place, order).handle((receipt, failure) -> {
            underWay--;
            if (failure == null) {
                done++;
            } else {
                failures.add(OrderFailure.of(line, order.orderId(), failure));
            }
            return failure == null;
        });
    }

    private void report(OrderBatchWorkflow batch, Slice slice) {
        try {
            batch.sliceProgress(new SliceProgress(slice.first(), done, failures.size()));
        } catch (SignalExternalWorkflowException e) {
            LOGGER.warn("Batch {} does not hear how far its slice is: {}", slice.batchId(), e.getMessage());
        }
    }

    private static String idOf(@Nullable Order order) {
        return order == null || order.orderId() == null ? "" : order.orderId();
    }
}
