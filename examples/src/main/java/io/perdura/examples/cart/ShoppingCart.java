package io.perdura.examples.cart;

import io.perdura.examples.cart.CartResult.Outcome;
import io.perdura.examples.notice.NoticeActivities;
import io.perdura.examples.notice.NoticeKind;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * How a cart lives. Signals are queued and then applied by the workflow method, one after the other: so they can't come
 * before the contents that the previous run left, and each of them starts the time to expiry anew.
 */
public class ShoppingCart implements CartWorkflow {

    /** After so many changes the cart goes on as a new run, which keeps its history short. */
    static final int CHANGES_PER_RUN = 500;

    private static final Logger LOGGER = Workflow.getLogger(ShoppingCart.class);

    private final NoticeActivities notices = Workflow.newActivityStub(NoticeActivities.class);

    private final CartContents contents = new CartContents();
    private final Queue<Change> changes = new ArrayDeque<>();
    private boolean checkedOut;

    /** A change that was asked for; applying it tells why it was ignored, if it was. */
    private record Change(String name, Supplier<Optional<String>> application) {}

    @Override
    public CartResult live(@Nullable CartOptions given) {
        CartOptions options = CartOptions.orDefault(given);
        Duration expiry = options.expiryOrDefault();
        options.itemsOrNone().forEach(contents::add);
        int changesOfThisRun = 0;
        while (Workflow.await(expiry, () -> !changes.isEmpty())) {
            while (!changes.isEmpty() && !checkedOut) {
                apply(changes.remove());
                changesOfThisRun++;
            }
            if (checkedOut) {
                return result(Outcome.CHECKED_OUT);
            }
            if (changesOfThisRun >= CHANGES_PER_RUN) {
                Workflow.continueAsNew(new CartOptions(expiry, contents.items()));
            }
        }
        String cartId = Workflow.getInfo().getWorkflowId();
        notices.sendNotice(
                NoticeKind.CART_EXPIRED,
                cartId,
                "Left alone for %s with %d pieces in it".formatted(expiry, contents.totalQuantity()));
        return result(Outcome.EXPIRED);
    }

    private void apply(Change change) {
        change.application()
                .get()
                .ifPresent(problem -> LOGGER.warn(
                        "Cart {} ignores {}: {}", Workflow.getInfo().getWorkflowId(), change.name(), problem));
    }

    private CartResult result(Outcome outcome) {
        return new CartResult(outcome, contents.items(), contents.totalQuantity());
    }

    @Override
    public void addItem(@Nullable CartItem item) {
        changes.add(new Change("addItem", () -> contents.add(item)));
    }

    @Override
    public void removeItem(@Nullable String sku) {
        changes.add(new Change("removeItem", () -> contents.remove(sku)));
    }

    @Override
    public void checkout() {
        changes.add(new Change("checkout", () -> {
            checkedOut = true;
            return Optional.empty();
        }));
    }

    @Override
    public List<CartItem> contents() {
        return contents.items();
    }
}
