package io.perdura.engine.system.schedule;

import io.perdura.engine.calendar.SpecTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule sees when it looks at its calendar. It is recorded in the history, since rules of time zones differ between servers and
 * change in time.
 *
 * @param due times that have come, at most {@value #MOST_DUE}
 * @param upcoming the next ones, jitter included, at most {@value #MOST_UPCOMING}
 */
public record ScheduleLook(List<SpecTimes.Firing> due, List<Long> upcoming) {

    static final int MOST_DUE = 100;
    static final int MOST_UPCOMING = 10;

    /** @param afterMillis times up to this one are done */
    static ScheduleLook at(SpecTimes times, long afterMillis, long nowMillis) {
        List<SpecTimes.Firing> due = new ArrayList<>();
        List<Long> upcoming = new ArrayList<>();
        Optional<SpecTimes.Firing> next = times.next(afterMillis);
        while (next.isPresent() && due.size() < MOST_DUE && upcoming.size() < MOST_UPCOMING) {
            SpecTimes.Firing firing = next.get();
            if (firing.atMillis() <= nowMillis) {
                due.add(firing);
            } else {
                upcoming.add(firing.atMillis());
            }
            next = times.next(firing.nominalMillis());
        }
        return new ScheduleLook(due, upcoming);
    }

    /** Whether more may be due. */
    boolean full() {
        return due.size() == MOST_DUE;
    }
}
