package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a schedule in a list. Immutable. */
public final class ScheduleListState {
    private final @Nullable String note;
    private final boolean paused;

    public ScheduleListState(@Nullable String note, boolean paused) {
        this.note = note;
        this.paused = paused;
    }

    public @Nullable String getNote() {
        return note;
    }

    public boolean isPaused() {
        return paused;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleListState that && Objects.equals(note, that.note) && paused == that.paused;
    }

    @Override
    public int hashCode() {
        return Objects.hash(note, paused);
    }

    @Override
    public String toString() {
        return "ScheduleListState{note=" + note + ", paused=" + paused + '}';
    }
}
