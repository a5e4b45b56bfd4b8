package io.perdura.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.ParentClosePolicy;
import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.MemoUpserted;
import io.perdura.engine.history.OutputEvent.SearchAttributesUpserted;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunOptionsCodecTest {

    private static final RunId RUN = RunId.of(1_000, 2, 3);
    private static final Payload JSON = Payload.of("json/plain", "7".getBytes(StandardCharsets.UTF_8));
    private static final Failure FAILURE = Failure.application("Declined", "no money", false);
    private static final SearchAttributes ATTRIBUTES = SearchAttributes.newBuilder()
            .set(SearchAttributeKey.forText("Title"), "A title")
            .set(SearchAttributeKey.forKeyword("Customer"), "c-1")
            .set(SearchAttributeKey.forLong("Cents"), -5L)
            .set(SearchAttributeKey.forDouble("Share"), 0.25)
            .set(SearchAttributeKey.forBoolean("Express"), true)
            .set(
                    SearchAttributeKey.forOffsetDateTime("Due"),
                    OffsetDateTime.parse("1969-12-31T23:59:59.123456789+01:00"))
            .set(SearchAttributeKey.forKeywordList("Tags"), List.of("a", "b"))
            .build();
    private static final RunOptions ALL = RunOptions.NONE.with(options -> options.header(Map.of("trace", JSON))
            .memo(Map.of("note", JSON))
            .searchAttributes(ATTRIBUTES)
            .retryPolicy(new RetryPolicy(1, 1.5, 9, 4, List.of("Declined")))
            .attempt(3)
            .cronSchedule("@daily")
            .firstTaskAtMillis(99)
            .lastCompletionResult(JSON)
            .lastFailure(FAILURE)
            .executionTimeoutMillis(5)
            .taskTimeoutMillis(6));

    static List<HistoryEvent> events() {
        return List.of(
                new WorkflowStarted("w", "Order", "q", List.of(JSON), 5, RUN, RUN, null, "r", 6, 7, ALL),
                new WorkflowStarted("w", "Order", "q", List.of(), 5, RUN, null, null, "r", 0, 0),
                new WorkflowTimedOut("run timeout", RUN),
                new WorkflowTimedOut("execution timeout"),
                new ChildWorkflowInitiated(
                        "c",
                        RUN,
                        "Order",
                        "q",
                        List.of(JSON),
                        ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON,
                        1,
                        2,
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,
                        ALL),
                new MemoUpserted(Map.of("note", JSON)),
                new SearchAttributesUpserted(List.of(
                        SearchAttributeKey.forLong("Cents").valueSet(8L),
                        SearchAttributeKey.forKeywordList("Tags").valueUnset())),
                new WorkflowCompleted(JSON, RUN),
                new WorkflowCompleted(JSON),
                new WorkflowFailed(FAILURE, RetryState.RETRY_STATE_IN_PROGRESS, RUN),
                new WorkflowFailed(FAILURE),
                new WorkflowContinuedAsNew(RUN, "Order", "q", List.of(JSON), 4, ALL),
                new WorkflowContinuedAsNew(RUN, "Order", "q", List.of(JSON), 4));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_with_options_survives_its_encoding(HistoryEvent event) {
        HistoryBatch batch = new HistoryBatch(1, 10, List.of(event));

        assertThat(BatchCodec.decode(1, BatchCodec.encode(batch))).isEqualTo(batch);
    }

    @Test
    void no_options_cost_one_byte() {
        ByteWriter out = new ByteWriter();

        RunOptionsCodec.write(out, RunOptions.NONE);

        assertThat(out.size()).isEqualTo(1);
    }

    @Test
    void an_instant_is_kept_in_utc_to_the_microsecond() {
        assertThat(ATTRIBUTES.get(SearchAttributeKey.forOffsetDateTime("Due")))
                .isEqualTo(OffsetDateTime.parse("1969-12-31T22:59:59.123456Z"));
    }

    @Test
    void an_update_replaces_and_removes() {
        SearchAttributes updated = ATTRIBUTES.updated(List.of(
                SearchAttributeKey.forLong("Cents").valueSet(8L),
                SearchAttributeKey.forKeywordList("Tags").valueUnset()));

        assertThat(updated.get(SearchAttributeKey.forLong("Cents"))).isEqualTo(8L);
        assertThat(updated.containsKey(SearchAttributeKey.forKeywordList("Tags")))
                .isFalse();
        assertThat(updated.size()).isEqualTo(ATTRIBUTES.size() - 1);
    }
}
