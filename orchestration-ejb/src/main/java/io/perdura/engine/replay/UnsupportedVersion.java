package io.perdura.engine.replay;

/** The history has a version of a change that the code has left behind. An Error, so that code which expects failures does not swallow it. */
final class UnsupportedVersion extends Error {

    private static final long serialVersionUID = 1L;

    UnsupportedVersion(String message) {
        super(message);
    }
}
