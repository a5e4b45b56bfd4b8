package io.perdura.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.examples.cart.CartResult.Outcome;
import io.perdura.examples.order.RecordingShop;
import io.perdura.failure.ApplicationFailure;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of a cart. */
class ShoppingCartTest {

    private final RecordingShop shop = new RecordingShop();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(ShoppingCart.class)
            .setActivityImplementations(shop)
            .build();

    @Test
    void givenChanges_whenCheckedOut_thenTheResultIsWhatItHeld(CartWorkflow cart) {
        WorkflowClient.start(cart::live, new CartOptions(null, null));
        cart.addItem(new CartItem("book", 1));
        cart.addItem(new CartItem("lamp", 2));
        cart.addItem(new CartItem("book", 2));
        assertThat(cart.contents()).containsExactly(new CartItem("book", 3), new CartItem("lamp", 2));
        cart.removeItem("lamp");
        cart.checkout();
        assertThat(result(cart)).isEqualTo(new CartResult(Outcome.CHECKED_OUT, List.of(new CartItem("book", 3)), 3));
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void givenChangesThatMakeNoSense_thenTheyAreIgnored(CartWorkflow cart) {
        WorkflowClient.start(cart::live, (CartOptions) null);
        cart.addItem(new CartItem("book", 0));
        cart.addItem(null);
        cart.removeItem("lamp");
        assertThat(cart.contents()).isEmpty();
        cart.checkout();
        assertThat(result(cart)).isEqualTo(new CartResult(Outcome.CHECKED_OUT, List.of(), 0));
    }

    @Test
    void givenNoChangeForTheExpiry_thenItExpires(CartWorkflow cart, TestWorkflowEnvironment environment) {
        WorkflowClient.start(cart::live, new CartOptions(Duration.ofHours(2), null));
        cart.addItem(new CartItem("book", 1));
        environment.sleep(Duration.ofMinutes(119));
        cart.addItem(new CartItem("book", 1));
        environment.sleep(Duration.ofMinutes(119));
        assertThat(cart.contents()).containsExactly(new CartItem("book", 2));
        assertThat(result(cart)).isEqualTo(new CartResult(Outcome.EXPIRED, List.of(new CartItem("book", 2)), 2));
        assertThat(shop.calls()).containsExactly("CART_EXPIRED");
    }

    @Test
    void givenManyChanges_thenItGoesOnAsANewRunWithItsContents(CartWorkflow cart) {
        String firstRun =
                WorkflowClient.start(cart::live, new CartOptions(null, null)).getRunId();
        for (int i = 0; i < ShoppingCart.CHANGES_PER_RUN + 10; i++) {
            cart.addItem(new CartItem("book", 1));
        }
        assertThat(WorkflowStub.fromTyped(cart).describe().getExecution().getRunId())
                .isNotEqualTo(firstRun);
        cart.checkout();
        assertThat(result(cart).totalQuantity()).isEqualTo(ShoppingCart.CHANGES_PER_RUN + 10);
    }

    @Test
    void givenAnExpiryThatMakesNoSense_thenItFails(CartWorkflow cart) {
        WorkflowClient.start(cart::live, new CartOptions(Duration.ZERO, null));
        WorkflowFailedException failed = catchThrowableOfType(WorkflowFailedException.class, () -> result(cart));
        assertThat(failed.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(CartOptions.INVALID_CART);
            assertThat(failure.getOriginalMessage()).contains("expiry is 'PT0S'");
        });
    }

    private static CartResult result(CartWorkflow cart) {
        return WorkflowStub.fromTyped(cart).getResult(CartResult.class);
    }
}
