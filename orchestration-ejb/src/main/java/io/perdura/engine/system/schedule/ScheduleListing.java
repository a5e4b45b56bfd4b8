package io.perdura.engine.system.schedule;

import java.util.List;

/** What lists show of a schedule. */
public record ScheduleListing(
        StoredSpec spec,
        String workflowType,
        boolean paused,
        String note,
        List<ScheduleBook.Recent> recent,
        List<Long> upcoming) {

    public static ScheduleListing of(ScheduleBook book, List<Long> upcoming) {
        return new ScheduleListing(
                book.schedule.spec(),
                book.schedule.action().workflowType(),
                book.paused,
                book.note,
                lastOf(book.recent, 5),
                upcoming.subList(0, Math.min(5, upcoming.size())));
    }

    private static <T> List<T> lastOf(List<T> all, int count) {
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }
}
