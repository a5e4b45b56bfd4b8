package io.perdura.examples.order;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** One order, from its receipt to its shipment. */
@WorkflowInterface
public interface OrderWorkflow {

    /**
     * Reserves, charges and ships.
     *
     * @throws io.perdura.failure.PerduraFailure if the order is invalid, rejected or failed; then nothing of it is left
     */
    @WorkflowMethod(name = "Order")
    Receipt place(Order order);

    /** Lets an order above the limit go on. The first decision counts; ignored where none is needed. */
    @SignalMethod
    void approve(@Nullable String who);

    /** Ends an order above the limit. The first decision counts; ignored where none is needed. */
    @SignalMethod
    void reject(@Nullable String who, @Nullable String why);

    /** How far the order is; also after its end. */
    @QueryMethod
    OrderStatus status();
}
