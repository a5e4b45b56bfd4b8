package io.perdura.engine.replay;

/** The run itself: how its code ends it, and that a cancellation once asked for is its end. */
final class RunCommand {

    enum State {
        RUNNING,
        CANCEL_REQUESTED,
        COMPLETED,
        FAILED,
        CANCELED,
        CONTINUED_AS_NEW
    }

    enum Action {
        REQUEST_CANCEL,
        COMPLETE,
        FAIL,
        CANCEL,
        CONTINUE_AS_NEW
    }

    static final StateTable<State, Action> TABLE = StateTable.of("a run", State.class, Action.class)
            .row(State.RUNNING, Action.REQUEST_CANCEL, State.CANCEL_REQUESTED)
            .row(State.RUNNING, Action.COMPLETE, State.COMPLETED)
            .row(State.RUNNING, Action.FAIL, State.FAILED)
            .row(State.RUNNING, Action.CONTINUE_AS_NEW, State.CONTINUED_AS_NEW)
            .row(State.CANCEL_REQUESTED, Action.REQUEST_CANCEL, State.CANCEL_REQUESTED)
            .row(State.CANCEL_REQUESTED, Action.CANCEL, State.CANCELED)
            .build();

    private State state = State.RUNNING;

    void apply(Action action) {
        state = TABLE.next(state, action);
    }

    boolean cancelRequested() {
        return state == State.CANCEL_REQUESTED;
    }
}
