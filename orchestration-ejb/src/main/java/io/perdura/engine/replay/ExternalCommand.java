package io.perdura.engine.replay;

/** A signal or a cancellation that was sent to another workflow, until it is known whether it arrived. */
final class ExternalCommand {

    enum State {
        INITIATED,
        DELIVERED,
        REFUSED
    }

    enum Action {
        DELIVER,
        REFUSE
    }

    static final StateTable<State, Action> TABLE = StateTable.of(
                    "a request to another workflow", State.class, Action.class)
            .row(State.INITIATED, Action.DELIVER, State.DELIVERED)
            .row(State.INITIATED, Action.REFUSE, State.REFUSED)
            .build();

    private final DurablePromise<Void> promise;
    private State state = State.INITIATED;

    ExternalCommand(DurableContext context) {
        this.promise = new DurablePromise<>(context);
    }

    DurablePromise<Void> promise() {
        return promise;
    }

    void delivered() {
        state = TABLE.next(state, Action.DELIVER);
        promise.settle(null, null);
    }

    void refused(RuntimeException why) {
        state = TABLE.next(state, Action.REFUSE);
        promise.completeExceptionally(why);
    }
}
