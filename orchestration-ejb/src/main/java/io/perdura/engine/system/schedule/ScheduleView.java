package io.perdura.engine.system.schedule;

import java.util.List;

/** What a schedule answers when it is asked. */
public record ScheduleView(ScheduleBook book, List<Long> upcoming) {}
