package io.perdura.engine.run;

/**
 * When people are warned before a limit is reached, and when code is told to continue as new. The other limits warn at four fifths.
 *
 * @param payloadBytes a payload from this size on; default 512 KiB
 * @param historyEvents a history from this many events on; default 10,240
 * @param historyBytes a history from this size on; default 10 MiB
 * @param suggestedEvents from this many events on, continue-as-new is suggested; default 4,096
 * @param suggestedBytes from this size on, continue-as-new is suggested; default 4 MiB
 */
public record Warnings(
        int payloadBytes, int historyEvents, long historyBytes, int suggestedEvents, long suggestedBytes) {

    public static final Warnings DEFAULTS = new Warnings(512 << 10, 10_240, 10L << 20, 4_096, 4L << 20);
}
