package io.perdura.engine.history;

/** Bytes of a history (or of a message) that this version cannot read. Nothing is dropped silently: reading stops. */
public final class HistoryFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HistoryFormatException(String message) {
        super(message);
    }

    public HistoryFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
