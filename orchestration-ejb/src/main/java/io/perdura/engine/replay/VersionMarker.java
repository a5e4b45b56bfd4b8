package io.perdura.engine.replay;

import io.perdura.workflow.Workflow;

/** The answer of {@code Workflow.getVersion} for one change id: found once, the same for the rest of the run. */
final class VersionMarker {

    enum State {
        ASKED,
        RECORDED,
        RECALLED,
        DEFAULTED
    }

    enum Action {
        /** Live: the newest version is chosen and recorded. */
        RECORD,
        /** In a replay: the version is read from the record. */
        RECALL,
        /** In a replay of a task that was run before this question existed: the default, and nothing is written. */
        USE_DEFAULT
    }

    static final StateTable<State, Action> TABLE = StateTable.of("a version", State.class, Action.class)
            .row(State.ASKED, Action.RECORD, State.RECORDED)
            .row(State.ASKED, Action.RECALL, State.RECALLED)
            .row(State.ASKED, Action.USE_DEFAULT, State.DEFAULTED)
            .build();

    private State state = State.ASKED;
    private int version = Workflow.DEFAULT_VERSION;

    void answer(Action how, int answer) {
        state = TABLE.next(state, how);
        version = answer;
    }

    int version() {
        return version;
    }
}
