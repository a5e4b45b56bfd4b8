package io.perdura.engine.port.filter;

/** A filter that can't be read; the message begins with the position, from 1, and says what was expected. */
public final class FilterSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;

    FilterSyntaxException(int position, String problem) {
        super("query, position " + position + ": " + problem);
        this.position = position;
    }

    /** Where, from 1. */
    public int position() {
        return position;
    }
}
