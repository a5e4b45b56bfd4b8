package io.perdura.engine.replay;

/** The code calls a local activity in the task that creates its run: the run is to be stored first, and the task run again. */
public final class InputsFirstException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputsFirstException() {
        super("the run is stored before it runs a local activity", null, false, false);
    }
}
