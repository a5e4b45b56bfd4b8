package io.perdura.engine.history;

/** Something that happened to a run. Its id is its position in the history, counted from 1. */
public sealed interface HistoryEvent permits InputEvent, TaskCompleted, TaskFailed, OutputEvent {

    /** The name by which people know this event: its record's simple name. */
    default String name() {
        return getClass().getSimpleName();
    }
}
