package io.perdura.examples.cart;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shopping cart, named by its workflow id. Signals change it in the order in which they came; one that makes no sense
 * (a sku that is not there, a quantity below 1) is logged and ignored, since nobody waits for its answer.
 */
@WorkflowInterface
public interface CartWorkflow {

    /**
     * Lives until it is checked out or left alone for too long.
     *
     * @param options how it lives; null means the defaults
     */
    @WorkflowMethod(name = "Cart")
    CartResult live(@Nullable CartOptions options);

    /** Adds so many pieces of an article to those that are there. */
    @SignalMethod
    void addItem(@Nullable CartItem item);

    /** Takes all pieces of an article out. */
    @SignalMethod
    void removeItem(@Nullable String sku);

    /** Ends the cart with what it holds. */
    @SignalMethod
    void checkout();

    /** What it holds, in the order in which the articles came. */
    @QueryMethod
    List<CartItem> contents();
}
