package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent.TimerStarted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open timers of a run's code. */
final class TimerCalls {

    private final DurableContext context;
    private final Map<Long, TimerCommand> open = new HashMap<>();

    TimerCalls(DurableContext context) {
        this.context = context;
    }

    /** @param summary what it is for, for people; null for nothing */
    TimerCommand start(Duration delay, @Nullable String summary) {
        // Rounded up: a timer may be late, never early.
        long millis = Math.max(1, delay.plusNanos(999_999).toMillis());
        TimerCommand timer = new TimerCommand(
                context,
                context.emit(
                        new TimerStarted(Math.addExact(context.currentTimeMillis(), millis), context.words(summary))));
        open.put(timer.eventId(), timer);
        return timer;
    }

    void fired(long startedEventId) {
        TimerCommand timer = open.remove(startedEventId);
        if (timer != null) {
            timer.fired();
        }
    }

    void remove(long startedEventId) {
        open.remove(startedEventId);
    }
}
