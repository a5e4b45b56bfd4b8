package io.perdura.web.view;

import io.perdura.client.rest.HistoryItem;
import io.perdura.common.WorkflowTaskFailedCause;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.history.TaskFailed;
import io.perdura.engine.partition.HistoryEntry;
import io.perdura.web.json.PayloadJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** A history as people read it: a sentence for each event, then what the event holds. */
public final class HistoryStory {

    private static final Teller TELLER = OutputStory.addTo(InputStory.addTo(new Teller()))
            .on(TaskCompleted.class, (event, words, earlier) -> {
                words.withTime("workflowTime", event.timeMillis());
                words.with("engineFlags", event.flags() == 0 ? null : event.flags());
                return "The workflow's code ran until it had to wait";
            })
            .on(TaskFailed.class, (event, words, earlier) -> {
                boolean diverged =
                        event.cause() == WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR;
                words.with("cause", event.cause());
                words.with("message", event.message());
                return diverged
                        ? "The workflow's code did not fit the history"
                        : "The workflow's code failed, and was to be run again";
            });

    private final PayloadJson payloads;
    private final FailureView failures;

    public HistoryStory(PayloadJson payloads, FailureView failures) {
        this.payloads = payloads;
        this.failures = failures;
    }

    /** The kinds of events that can be told. */
    static Set<Class<? extends HistoryEvent>> kinds() {
        return TELLER.kinds();
    }

    /**
     * @param page events in order
     * @param earlier reads one event of the same history that is not in the page
     */
    public List<HistoryItem> tell(List<HistoryEntry> page, LongFunction<Optional<HistoryEvent>> earlier) {
        Earlier references = new Earlier(page, earlier);
        return page.stream().map(entry -> tell(entry, references)).toList();
    }

    private HistoryItem tell(HistoryEntry entry, Earlier references) {
        Words words = new Words(payloads, failures);
        String sentence = TELLER.tell(entry.event(), words, references);
        return new HistoryItem(entry.eventId(), entry.time(), entry.event().name(), sentence, words.details());
    }
}
