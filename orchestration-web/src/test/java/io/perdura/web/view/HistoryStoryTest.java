package io.perdura.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.rest.HistoryItem;
import io.perdura.common.ParentClosePolicy;
import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.*;
import io.perdura.engine.history.InputEvent.ActivityPaused;
import io.perdura.engine.history.InputEvent.ActivityResumed;
import io.perdura.engine.history.OutputEvent.*;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.history.Timeouts;
import io.perdura.engine.partition.HistoryEntry;
import io.perdura.web.json.PayloadJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryStoryTest {

    private static final RunId RUN = RunId.parse("0190163d-8694-739b-aea5-966c26f8ad91");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Failure DECLINED = Failure.application("CardDeclined", "card declined", true);

    private final PayloadJson payloads = new PayloadJson(DefaultDataConverter.newDefaultInstance());
    private final HistoryStory story = new HistoryStory(payloads, new FailureView(payloads, false));

    @Test
    void every_kind_of_event_has_words() {
        Set<Class<?>> kinds = leaves(HistoryEvent.class).collect(Collectors.toSet());

        assertThat(HistoryStory.kinds()).isEqualTo(kinds);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(HistoryStoryTest::leaves)
                : Stream.of(type);
    }

    @Test
    void an_order_with_a_child_and_a_timer() {
        assertThat(tell(
                        new WorkflowStarted(
                                "o-1", "Order", "default", List.of(json("{}")), 1, RUN, null, null, "", 60_000, 0),
                        new TaskCompleted(NOON.toEpochMilli(), 0),
                        new ActivityScheduled(
                                "3", "Reserve", "", List.of(), new Timeouts(1, 2, 3, 4), RetryPolicy.DEFAULT),
                        new ActivityCompleted(3, 1, NOON.toEpochMilli(), json("\"r-1\"")),
                        new ActivityScheduled(
                                "5", "Charge", "", List.of(), new Timeouts(0, 0, 10_000, 0), RetryPolicy.DEFAULT),
                        new ActivityFailed(5, 3, 1, DECLINED, RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE),
                        new TimerStarted(NOON.toEpochMilli()),
                        new TimerFired(7),
                        new ChildWorkflowInitiated(
                                "c-1",
                                RUN,
                                "Slice",
                                "",
                                List.of(),
                                ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE,
                                0,
                                0),
                        new ChildWorkflowStarted(9, RUN),
                        new ChildWorkflowClosed(
                                9, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT, null, DECLINED),
                        new WorkflowFailed(DECLINED)))
                .containsExactly(
                        "Workflow Order started",
                        "The workflow's code ran until it had to wait",
                        "Activity Reserve was scheduled",
                        "Activity Reserve returned",
                        "Activity Charge was scheduled",
                        "Activity Charge failed for good on attempt 3: card declined",
                        "A timer was set for 2026-01-31T12:00:00Z",
                        "The timer of event 7 fired",
                        "Child workflow Slice 'c-1' is to start",
                        "Child workflow Slice 'c-1' started",
                        "Child workflow Slice 'c-1' ended as timed out: card declined",
                        "The workflow failed: card declined");
    }

    @Test
    void messages_cancellation_and_versions() {
        assertThat(tell(
                        new WorkflowStarted(
                                "c-1",
                                "Slice",
                                "default",
                                List.of(),
                                1,
                                RUN,
                                RUN,
                                new ParentLink("default", "o-1", RUN, 4),
                                "",
                                0,
                                0),
                        new WorkflowSignaled("m-1", "approve", List.of()),
                        new WorkflowCancelRequested("m-2", "too late"),
                        new ActivityScheduled(
                                "4", "Ship", "", List.of(), new Timeouts(0, 0, 1, 0), RetryPolicy.DEFAULT),
                        new ActivityCancelRequested(4),
                        new ActivityCanceled(4, 1, List.of()),
                        new ActivityTimedOut(
                                4,
                                1,
                                TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE,
                                null,
                                List.of(),
                                RetryState.RETRY_STATE_TIMEOUT),
                        new SignalExternalInitiated("o-2", null, "ping", List.of(), false),
                        new ExternalRequestResolved(8, null),
                        new CancelExternalInitiated("o-3", null, false, "late"),
                        new ExternalRequestResolved(10, DECLINED),
                        new VersionRecorded("new-tax", 2),
                        new SideEffectRecorded(json("7")),
                        new UpdateAccepted("u-1", "add", List.of(), 0),
                        new UpdateCompleted("u-1", 14, json("1"), null),
                        new UpdateCompleted("u-2", 99, null, DECLINED),
                        new TimerCanceled(3),
                        new ChildWorkflowStartFailed(99, "its id is in use"),
                        new WorkflowPaused("m-4", "maintenance"),
                        new WorkflowResumed("m-5", ""),
                        new ActivityPaused("m-6", 4, "gateway down"),
                        new ActivityResumed("m-7", 4, ""),
                        new WorkflowReset(RUN, 3, RUN, RUN, "bad data"),
                        new WorkflowTimedOut("run timeout of PT1M"),
                        new WorkflowTerminated("m-3", ""),
                        new WorkflowCanceled(List.of()),
                        new WorkflowContinuedAsNew(RUN, "Slice", "", List.of(), 0),
                        new WorkflowCompleted(json("1"))))
                .containsExactly(
                        "Workflow Slice goes on in this run after " + RUN,
                        "Signal 'approve' arrived",
                        "Somebody asked the workflow to cancel itself: too late",
                        "Activity Ship was scheduled",
                        "Activity Ship is not wanted any more",
                        "Activity Ship was cancelled",
                        "Activity Ship ran out of time for good",
                        "Signal 'ping' is sent to workflow 'o-2'",
                        "Signal 'ping' to workflow 'o-2' was delivered",
                        "Workflow 'o-3' is asked to cancel itself",
                        "The request to cancel workflow 'o-3' was not delivered: card declined",
                        "The code chose version 2 of change 'new-tax'",
                        "A side effect was recorded",
                        "Update 'add' was accepted",
                        "Update 'add' completed",
                        "The update of event 99 failed: card declined",
                        "The timer of event 3 was cancelled",
                        "The child workflow of event 99 could not be started: its id is in use",
                        "The workflow was paused: maintenance",
                        "The workflow was resumed",
                        "Activity Ship was paused: gateway down",
                        "Activity Ship was resumed",
                        "Up to here the run repeats " + RUN + ": bad data",
                        "The workflow timed out: run timeout of PT1M",
                        "The workflow was terminated",
                        "The workflow ended as cancelled",
                        "The workflow goes on as the new run " + RUN,
                        "The workflow completed");
    }

    @Test
    void what_is_not_on_the_page_is_read() {
        HistoryEvent scheduled =
                new ActivityScheduled("4", "Ship", "", List.of(), new Timeouts(0, 0, 1, 0), RetryPolicy.DEFAULT);
        InputEvent completed = new ActivityCompleted(4, 1, 1, json("null"));

        List<HistoryItem> told = story.tell(
                List.of(new HistoryEntry(9, NOON, completed)),
                eventId -> eventId == 4 ? Optional.of(scheduled) : Optional.empty());

        assertThat(told.get(0).text()).isEqualTo("Activity Ship returned");
        assertThat(told.get(0).details()).containsEntry("activityType", "Ship").containsEntry("scheduledEventId", 4L);
    }

    private List<String> tell(HistoryEvent... events) {
        List<HistoryEntry> page = new ArrayList<>();
        for (HistoryEvent event : events) {
            page.add(new HistoryEntry(page.size() + 1, NOON, event));
        }
        return story.tell(page, eventId -> Optional.empty()).stream()
                .map(HistoryItem::text)
                .toList();
    }

    private static Payload json(String json) {
        return Payload.of("json/plain", json.getBytes(StandardCharsets.UTF_8));
    }
}
