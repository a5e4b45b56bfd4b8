package io.perdura.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.failure.TerminatedFailure;
import io.perdura.failure.TimeoutFailure;
import io.perdura.payload.codec.PayloadCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureConverterTest {

    private final FailureConverter converter = new FailureConverter(DefaultDataConverter.newDefaultInstance());

    private PerduraFailure roundTrip(Throwable thrown) {
        return converter.toException(converter.toFailure(thrown));
    }

    /** Turns every byte around, which is enough to be unreadable. */
    private static final class Turning implements PayloadCodec {
        @Override
        public List<Payload> encode(List<Payload> payloads) {
            return payloads.stream().map(Turning::turned).toList();
        }

        @Override
        public List<Payload> decode(List<Payload> payloads) {
            return encode(payloads);
        }

        private static Payload turned(Payload payload) {
            byte[] data = payload.data().clone();
            for (int i = 0; i < data.length; i++) {
                data[i] ^= 0x55;
            }
            return new Payload(payload.metadata(), data);
        }
    }

    @Test
    void message_and_stack_trace_are_read_by_the_codec_alone_where_that_is_wanted() {
        DefaultDataConverter plain = DefaultDataConverter.newDefaultInstance();
        FailureConverter secret = new FailureConverter(new CodecDataConverter(plain, List.of(new Turning()), true));
        Failure stored = secret.toFailure(ApplicationFailure.newFailureWithCause(
                "the card of Ada", "Declined", new IllegalStateException("number 4711")));

        assertThat(stored.message()).isEqualTo("Encoded failure");
        assertThat(stored.stackTrace()).isEmpty();
        assertThat(stored.attribute(Failure.TYPE)).isEqualTo("Declined");
        assertThat(stored.toString()).doesNotContain("Ada").doesNotContain("4711");
        PerduraFailure read = secret.toException(stored);
        assertThat(read.getOriginalMessage()).isEqualTo("the card of Ada");
        assertThat(read.getStackTrace()).isNotEmpty();
        assertThat(read.getCause()).hasMessageContaining("number 4711");
        assertThat(new FailureConverter(plain).toException(stored).getOriginalMessage())
                .isEqualTo("Encoded failure");
        assertThat(new FailureConverter(new CodecDataConverter(plain, List.of(new Turning())))
                        .toFailure(new IllegalStateException("open"))
                        .message())
                .isEqualTo("open");
    }

    @Test
    void foreign_exception_becomes_application_failure_of_its_class_name() {
        PerduraFailure failure = roundTrip(new IllegalStateException("no stock", new IOException("disk")));

        assertThat(failure).isInstanceOfSatisfying(ApplicationFailure.class, application -> {
            assertThat(application.getType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(application.getOriginalMessage()).isEqualTo("no stock");
            assertThat(application.isNonRetryable()).isFalse();
        });
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        application -> assertThat(application.getType()).isEqualTo("java.io.IOException"));
    }

    @Test
    void application_failure_keeps_everything() {
        ApplicationFailure thrown = ApplicationFailure.newBuilder()
                .setMessage("declined")
                .setType("CardDeclined")
                .setNonRetryable(true)
                .setNextRetryDelay(Duration.ofMillis(1500))
                .setDetails("card", 42)
                .build();

        ApplicationFailure back = (ApplicationFailure) roundTrip(thrown);

        assertThat(back.getMessage()).isEqualTo(thrown.getMessage());
        assertThat(back.getType()).isEqualTo("CardDeclined");
        assertThat(back.isNonRetryable()).isTrue();
        assertThat(back.getNextRetryDelay()).isEqualTo(Duration.ofMillis(1500));
        assertThat(back.getDetails().get(0, String.class)).isEqualTo("card");
        assertThat(back.getDetails().get(1, Integer.class)).isEqualTo(42);
    }

    @Test
    void every_kind_survives_the_round_trip() {
        TimeoutFailure timeout = new TimeoutFailure("too slow", "page 7", TimeoutType.TIMEOUT_TYPE_HEARTBEAT, null);
        ActivityFailure activity =
                new ActivityFailure(null, 5, 0, "Charge", "5", RetryState.RETRY_STATE_TIMEOUT, "", timeout);
        ChildWorkflowFailure child = new ChildWorkflowFailure(
                9,
                0,
                "Order",
                new WorkflowExecution("o-1", "r-1"),
                "",
                RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET,
                activity);

        PerduraFailure back = roundTrip(child);

        assertThat(back).isInstanceOf(ChildWorkflowFailure.class).hasMessage(child.getMessage());
        assertThat(back.getCause()).isInstanceOf(ActivityFailure.class).hasMessage(activity.getMessage());
        assertThat(back.getCause().getCause())
                .hasMessage(timeout.getMessage())
                .isInstanceOfSatisfying(
                        TimeoutFailure.class,
                        cause -> assertThat(cause.getLastHeartbeatDetails().get(String.class))
                                .isEqualTo("page 7"));
        assertThat(roundTrip(new CanceledFailure("stop", 3)))
                .isInstanceOfSatisfying(
                        CanceledFailure.class,
                        cancelled -> assertThat(cancelled.getDetails().get(Integer.class))
                                .isEqualTo(3));
        assertThat(roundTrip(new TerminatedFailure("operator", null)))
                .isInstanceOf(TerminatedFailure.class)
                .hasMessage("operator");
    }

    @Test
    void stack_trace_is_kept_for_people() {
        Throwable thrown = new IllegalStateException("x");

        StackTraceElement[] back = roundTrip(thrown).getStackTrace();

        assertThat(back).isNotEmpty();
        assertThat(back[0].getClassName()).isEqualTo(FailureConverterTest.class.getName());
        assertThat(back[0].getMethodName()).isEqualTo("stack_trace_is_kept_for_people");
        assertThat(back[0].getLineNumber()).isEqualTo(thrown.getStackTrace()[0].getLineNumber());
    }

    @Test
    void carriers_are_taken_off() {
        Failure failure = converter.toFailure(CheckedExceptionWrapper.wrap(new IOException("disk full")));

        assertThat(failure.attribute(Failure.TYPE)).isEqualTo("java.io.IOException");
        assertThat(failure.cause()).isNull();
    }

    @Test
    void cycle_of_causes_is_cut() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);

        Failure failure = converter.toFailure(first);

        assertThat(failure.message()).isEqualTo("first");
        assertThat(failure.cause().message()).isEqualTo("second");
        assertThat(failure.cause().cause()).isNull();
    }

    @Test
    void long_chain_long_message_and_deep_stack_are_bounded() {
        Throwable chain = new RuntimeException("x".repeat(100_000));
        for (int i = 0; i < 100; i++) {
            chain = new RuntimeException("level " + i, chain);
        }
        Failure failure = converter.toFailure(chain);
        int length = 0;
        for (Failure next = failure; next != null; next = next.cause()) {
            length++;
        }
        assertThat(length).isEqualTo(FailureConverter.MAX_CAUSES);
        assertThat(converter
                        .toFailure(new RuntimeException("x".repeat(100_000)))
                        .message())
                .startsWith("xxx")
                .endsWith("… (100000 characters in all)")
                .hasSizeLessThan(FailureConverter.MAX_MESSAGE + 100);

        Failure deep = converter.toFailure(overflow());
        assertThat(deep.attribute(Failure.TYPE)).isEqualTo("java.lang.StackOverflowError");
        assertThat(deep.stackTrace()).hasSizeLessThanOrEqualTo(FailureConverter.MAX_STACK_TRACE);
        assertThat(deep.stackTrace()).endsWith(" more\n");
    }

    private static Throwable overflow() {
        StackTraceElement[] frames = new StackTraceElement[1024];
        java.util.Arrays.fill(frames, new StackTraceElement("a.b.C", "again", "C.java", 7));
        StackOverflowError error = new StackOverflowError();
        error.setStackTrace(frames);
        return error;
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message for you");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void exception_whose_methods_throw_still_gives_a_clear_failure() {
        Failure failure = converter.toFailure(new Hostile());

        assertThat(failure.attribute(Failure.TYPE)).isEqualTo(Hostile.class.getName());
        assertThat(failure.message()).contains("getMessage() threw java.lang.UnsupportedOperationException");
        assertThat(failure.cause()).isNull();
    }

    public static final class Unwritable {
        public String getValue() {
            throw new IllegalStateException("lazy value is gone");
        }
    }

    @Test
    void details_that_cannot_be_encoded_are_replaced_by_the_reason() {
        Failure failure = converter.toFailure(
                ApplicationFailure.newNonRetryableFailure("bad order", "BadOrder", new Unwritable()));

        assertThat(failure.attribute(Failure.TYPE)).isEqualTo("BadOrder");
        assertThat(failure.nonRetryable()).isTrue();
        assertThat(failure.message()).startsWith("bad order (its details can't be encoded:");
        assertThat(failure.details()).isEmpty();
    }

    @Test
    void oversize_details_are_left_out_with_their_size() {
        byte[] big = new byte[FailureConverter.MAX_DETAILS + 1];

        Failure failure = converter.toFailure(ApplicationFailure.newFailure("big", "Big", (Object) big));

        assertThat(failure.details()).isEmpty();
        assertThat(failure.message()).contains(big.length + " bytes").contains("" + FailureConverter.MAX_DETAILS);
    }

    @Test
    void stack_trace_text_of_another_form_is_left_out() {
        Failure failure = new Failure(
                Failure.Kind.APPLICATION,
                "x",
                "\tat app//a.b.C.run(C.java:12)\n\tat a.b.C.native(Native Method)\nnonsense\n\t... 3 more\n",
                Map.of(Failure.TYPE, "T"),
                List.of(),
                null);

        assertThat(converter.toException(failure).getStackTrace())
                .containsExactly(
                        new StackTraceElement("a.b.C", "run", "C.java", 12),
                        new StackTraceElement("a.b.C", "native", null, -2));
    }
}
