package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of message comes back from its bytes as it was. */
class MessageCodecTest {

    private static final RunId RUN = RunId.of(1_000, 2, 3);
    private static final ParentLink PARENT = new ParentLink("orders", "parent \u00fc", RUN, 7);
    private static final Payload JSON = Payload.of("json/plain", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    private static final Payload BINARY = Payload.of("binary/plain", new byte[] {0, -1, 1});
    private static final Failure FAILURE =
            Failure.application("Declined", "no\0 money", true).withCause(Failure.application("Inner", null, false));

    static List<MessageBody> bodies() {
        return List.of(
                new MessageBody.Signal("approve", List.of(JSON, BINARY), PARENT, true),
                new MessageBody.Signal("approve", List.of(), null, false),
                new MessageBody.Cancel("enough", PARENT, false),
                new MessageBody.Terminate("operator"),
                new MessageBody.Pause("maintenance"),
                new MessageBody.Resume(""),
                new MessageBody.PauseActivity("6", "down"),
                new MessageBody.ResumeActivity("6", "up"),
                new MessageBody.Update("u-1", "add", List.of(JSON)),
                new MessageBody.Update("u-2", "add", List.of(JSON), Map.of("tenant", JSON)),
                new MessageBody.Start(new WorkflowStarted(
                        "order-1", "Order", "orders", List.of(JSON), 5, RUN, RUN, PARENT, "request", 6, 7)),
                new MessageBody.ActivityReport(3, 2, 99, List.of(JSON), new MessageBody.Outcome.Completed(BINARY)),
                new MessageBody.ActivityReport(3, 1, 0, List.of(), new MessageBody.Outcome.Failed(FAILURE)),
                new MessageBody.ActivityReport(3, 1, 0, List.of(), new MessageBody.Outcome.Canceled(List.of(JSON))),
                new MessageBody.ChildStarted(4),
                new MessageBody.ChildStartFailed(4, "in use"),
                new MessageBody.ChildClosed(4, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, JSON, null),
                new MessageBody.ChildClosed(4, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED, null, FAILURE),
                new MessageBody.ExternalResolved(5, null),
                new MessageBody.ExternalResolved(5, FAILURE));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_survives_its_encoding(MessageBody body) {
        assertThat(MessageCodec.decode(MessageCodec.encode(body))).isEqualTo(body);
    }

    @Test
    void no_kind_of_message_is_forgotten() {
        Set<Class<?>> covered = new HashSet<>();
        bodies().forEach(body -> covered.add(body.getClass()));
        covered.add(MessageBody.Unreadable.class); // which is never written

        assertThat(covered).containsExactlyInAnyOrder(MessageBody.class.getPermittedSubclasses());
    }

    @Test
    void failures_and_payloads_survive_their_encoding() {
        assertThat(MessageCodec.decodeFailure(MessageCodec.encodeFailure(FAILURE)))
                .isEqualTo(FAILURE);
        assertThat(MessageCodec.decodePayloads(MessageCodec.encodePayloads(List.of(JSON, BINARY))))
                .containsExactly(JSON, BINARY);
    }

    @Test
    void what_a_newer_engine_wrote_is_refused() {
        byte[] bytes = MessageCodec.encode(new MessageBody.Terminate("x"));
        byte[] newer = bytes.clone();
        newer[0] = 2;
        byte[] unknown = bytes.clone();
        unknown[1] = 99;
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        for (byte[] refused : List.of(newer, unknown, longer)) {
            assertThatThrownBy(() -> MessageCodec.decode(refused))
                    .isInstanceOf(HistoryFormatException.class)
                    .hasMessageContaining("upgrade this node");
            assertThat(MessageCodec.decodeOrExplain(refused))
                    .isInstanceOfSatisfying(
                            MessageBody.Unreadable.class,
                            unreadable -> assertThat(unreadable.why()).contains("upgrade this node"));
        }
    }

    @Test
    void bytes_that_are_no_message_are_explained_whatever_they_are() {
        for (int length = 0; length < 40; length++) {
            byte[] garbage = new byte[length];
            for (int i = 0; i < length; i++) {
                garbage[i] = (byte) (i == 0 ? 1 : i * 37 + length);
            }
            assertThat(MessageCodec.decodeOrExplain(garbage)).isInstanceOf(MessageBody.class);
        }
    }

    @Test
    void what_could_not_be_read_is_not_written() {
        assertThatThrownBy(() -> MessageCodec.encode(new MessageBody.Unreadable("kind 99")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind 99");
    }
}
