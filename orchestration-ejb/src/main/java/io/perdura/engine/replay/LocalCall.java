package io.perdura.engine.replay;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call of a local activity, from one attempt on.
 *
 * @param number the call within its run, from 1; the same in every replay
 * @param activity what is to run; never an event of the history
 * @param attempt the attempt to begin with, from 1
 * @param calledAtMillis when the code called it; schedule-to-close counts from here
 * @param retryThreshold the longest pause between two attempts that may be spent within the task
 * @param lastFailure of the attempt before; null for the first one
 */
public record LocalCall(
        long number,
        ActivityScheduled activity,
        int attempt,
        long calledAtMillis,
        Duration retryThreshold,
        @Nullable Failure lastFailure) {}
