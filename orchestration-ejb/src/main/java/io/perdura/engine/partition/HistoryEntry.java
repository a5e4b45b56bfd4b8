package io.perdura.engine.partition;

import io.perdura.engine.history.HistoryEvent;
import java.time.Instant;

/** An event of a history as a reader sees it. */
public record HistoryEntry(long eventId, Instant time, HistoryEvent event) {}
