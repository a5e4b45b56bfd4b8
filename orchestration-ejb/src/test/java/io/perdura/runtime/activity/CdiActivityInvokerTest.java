package io.perdura.runtime.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.Failure;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.failure.ApplicationFailure;
import io.perdura.runtime.deploy.DeployedCode;
import io.perdura.runtime.deploy.TestCode;
import io.perdura.runtime.transaction.TransactionBoundary;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CdiActivityInvokerTest {

    private static final int LIMIT = 1_000;

    @ActivityInterface
    public interface Shop {
        int total(List<Item> items, int discount);

        String text(int size);

        Object unwritable();

        void fail() throws IOException;

        void breaker();

        String heartbeat();

        void later();

        String transfer(String how) throws IOException;
    }

    public record Item(int cents) {}

    public static final class Unwritable {
        public String getValue() {
            throw new IllegalStateException("lazy value is gone");
        }
    }

    public static class ShopBean implements Shop {
        private ClassLoader loader;

        @Override
        public int total(List<Item> items, int discount) {
            loader = Thread.currentThread().getContextClassLoader();
            return items.stream().mapToInt(Item::cents).sum() - discount;
        }

        @Override
        public String text(int size) {
            return "x".repeat(size);
        }

        @Override
        public Object unwritable() {
            return new Unwritable();
        }

        @Override
        public void fail() throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void breaker() {
            throw new CircuitBreakerOpenException("CWMFT0000E");
        }

        @Override
        public String heartbeat() {
            var context = Activity.getExecutionContext();
            String before = context.getHeartbeatDetails(String.class).orElse("none");
            context.heartbeat("page 2");
            return before + " " + context.getInfo().getIdempotencyKey() + " "
                    + context.getInfo().getAttempt();
        }

        @Override
        public void later() {
            Activity.getExecutionContext().doNotCompleteOnReturn();
        }

        @Override
        @Transactional
        public String transfer(String how) throws IOException {
            return switch (how) {
                case "checked" -> throw new IOException("no money");
                case "later" -> {
                    Activity.getExecutionContext().doNotCompleteOnReturn();
                    yield how;
                }
                default -> how;
            };
        }
    }

    /** Notes begin, commit and rollback as the container's interceptor would do them. */
    private static final class FakeBoundary extends TransactionBoundary {
        private final List<String> log;
        private boolean rollbackOnly;
        private RuntimeException commitFailure;

        FakeBoundary(List<String> log) {
            this.log = log;
        }

        @Override
        public <T> T inNew(Supplier<T> work) {
            log.add("begin");
            T result = work.get();
            if (commitFailure != null) {
                throw commitFailure;
            }
            log.add(rollbackOnly ? "rollback" : "commit");
            return result;
        }

        @Override
        public void rollBack() {
            rollbackOnly = true;
        }

        @Override
        public boolean rollbackOnly() {
            return rollbackOnly;
        }
    }

    private final ShopBean bean = new ShopBean();
    private final DefaultDataConverter converter = DefaultDataConverter.newDefaultInstance();
    private final DeployedCode code = TestCode.activities(FakeBeans.bean(bean), FakeBeans.manager(bean));
    private FakeAttempt attempt;
    private FakeBoundary boundary;

    private FakeAttempt prepared(String type, Object... arguments) {
        attempt = new FakeAttempt(type, converter.toPayloads(arguments));
        boundary = new FakeBoundary(attempt.reports);
        return attempt;
    }

    private FakeAttempt run() {
        new CdiActivityInvoker(
                        code.activities(),
                        "shop",
                        converter,
                        LIMIT,
                        boundary,
                        FakeBeans.requestScopes(),
                        io.perdura.engine.replay.Interception.NONE)
                .invoke(attempt);
        return attempt;
    }

    private FakeAttempt run(String type, Object... arguments) {
        prepared(type, arguments);
        return run();
    }

    @AfterEach
    void nothing_is_left_on_the_thread() {
        assertThat(ActivityContext.currentOrNull()).isNull();
    }

    @Test
    void arguments_of_generic_types_go_in_and_the_result_comes_out() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        run("Total", List.of(new Item(300), new Item(200)), 50);

        assertThat(attempt.reports).containsExactly("completed");
        assertThat(attempt.result).isEqualTo(converter.encode(450));
        assertThat(bean.loader).isSameAs(ShopBean.class.getClassLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void exception_of_the_method_becomes_a_failure_of_its_type() {
        run("Fail");

        assertThat(attempt.reports).containsExactly("failed");
        assertThat(attempt.failure.attribute(Failure.TYPE)).isEqualTo("java.io.IOException");
        assertThat(attempt.failure.message()).isEqualTo("disk full");
        assertThat(attempt.failure.nonRetryable()).isFalse();
    }

    @Test
    void fault_tolerance_exception_is_readable_and_keeps_its_type() {
        run("Breaker");

        assertThat(attempt.failure.attribute(Failure.TYPE)).isEqualTo(CircuitBreakerOpenException.class.getName());
        assertThat(attempt.failure.message()).contains("@CircuitBreaker", "ShopBean.breaker", "is open");
    }

    @Test
    void oversize_or_unwritable_result_fails_for_good_and_names_the_method() {
        run("Text", LIMIT);
        assertThat(attempt.failure.nonRetryable()).isTrue();
        assertThat(attempt.failure.message())
                .contains("ShopBean.text", (LIMIT + 2) + " bytes", "" + LIMIT, "perdura.payload-limit");

        run("Unwritable");
        assertThat(attempt.failure.nonRetryable()).isTrue();
        assertThat(attempt.failure.message()).contains("ShopBean.unwritable", "can't be encoded");
    }

    @Test
    void argument_of_the_wrong_type_is_named() {
        run("Text", "many");

        assertThat(attempt.reports).containsExactly("failed");
        assertThat(attempt.failure.message()).contains("int");
    }

    @Test
    void heartbeat_details_and_idempotency_key_are_there() {
        prepared("Heartbeat").heartbeats = converter.toPayloads("page 1");

        run();

        assertThat(attempt.result).isEqualTo(converter.encode("page 1 " + FakeAttempt.RUN + ":7 2"));
        assertThat(attempt.heartbeats).isEqualTo(converter.toPayloads("page 2"));
    }

    @Test
    void heartbeat_of_a_cancelled_activity_ends_it_as_cancelled() {
        prepared("Heartbeat").answer = Heartbeat.CANCEL_REQUESTED;

        assertThat(run().reports).containsExactly("canceled");
    }

    @Test
    void activity_that_completes_later_is_durable_and_reports_nothing() {
        assertThat(run("Later").reports).containsExactly("token");
    }

    @Test
    void unknown_type_names_those_that_are_known() {
        run("Refund");

        assertThat(attempt.failure.message()).contains("Refund", "Transfer");
        assertThat(attempt.failure.nonRetryable()).isFalse();
    }

    @Test
    void transactional_completion_is_the_last_statement_of_its_transaction() {
        run("Transfer", "well");

        assertThat(attempt.reports).containsExactly("begin", "completed in transaction", "commit", "reported");
        assertThat(attempt.result).isEqualTo(converter.encode("well"));
    }

    @Test
    void checked_exception_rolls_back_and_is_reported_afterwards() {
        run("Transfer", "checked");

        assertThat(attempt.reports).containsExactly("begin", "rollback", "failed");
        assertThat(attempt.failure.attribute(Failure.TYPE)).isEqualTo("java.io.IOException");
    }

    @Test
    void transactional_attempt_that_is_over_rolls_back_and_reports_nothing() {
        prepared("Transfer", "well").over = true;

        assertThat(run().reports).containsExactly("begin", "completed in transaction", "rollback");
    }

    @Test
    void transaction_that_was_marked_for_rollback_is_a_failure() {
        prepared("Transfer", "well");
        boundary.rollbackOnly = true;

        assertThat(run().reports).containsExactly("begin", "rollback", "failed");
        assertThat(attempt.failure.attribute(Failure.TYPE)).isEqualTo("TransactionRolledBack");
    }

    @Test
    void commit_without_a_clear_answer_reports_nothing() {
        prepared("Transfer", "well");
        boundary.commitFailure = new IllegalStateException("connection lost");

        assertThat(run().reports).containsExactly("begin", "completed in transaction");
    }

    @Test
    void completion_that_cannot_be_written_is_a_failure() {
        prepared("Transfer", "well").broken = new IllegalStateException("no connection");

        assertThat(run().reports).containsExactly("begin", "rollback", "failed");
    }

    @Test
    void transactional_activity_cannot_complete_later() {
        run("Transfer", "later");

        assertThat(attempt.reports).containsExactly("begin", "rollback", "failed");
        assertThat(attempt.failure.message()).contains("@Transactional");
    }

    @Test
    void transactional_activities_are_known_beforehand() {
        CdiActivityInvoker invoker = new CdiActivityInvoker(
                code.activities(),
                "shop",
                converter,
                LIMIT,
                new FakeBoundary(List.of()),
                FakeBeans.requestScopes(),
                io.perdura.engine.replay.Interception.NONE);

        assertThat(Map.of(
                        "Transfer", invoker.traits("Transfer").orElseThrow().transactional(),
                        "Total", invoker.traits("Total").orElseThrow().transactional()))
                .isEqualTo(Map.of("Transfer", true, "Total", false));
        assertThat(invoker.traits("Refund")).isEmpty();
    }

    @Test
    void nonretryable_failure_of_the_method_stays_so() {
        FailingShop failing = new FailingShop();
        DeployedCode failingCode = TestCode.activities(FakeBeans.bean(failing), FakeBeans.manager(failing));
        prepared("Text", 1);

        new CdiActivityInvoker(
                        failingCode.activities(),
                        "shop",
                        converter,
                        LIMIT,
                        boundary,
                        FakeBeans.requestScopes(),
                        io.perdura.engine.replay.Interception.NONE)
                .invoke(attempt);

        assertThat(attempt.failure.nonRetryable()).isTrue();
        assertThat(attempt.failure.attribute(Failure.TYPE)).isEqualTo("Declined");
    }

    public static class FailingShop extends ShopBean {
        @Override
        public String text(int size) {
            throw ApplicationFailure.newNonRetryableFailure("declined", "Declined");
        }
    }
}
