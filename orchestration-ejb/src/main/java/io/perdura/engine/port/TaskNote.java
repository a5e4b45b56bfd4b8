package io.perdura.engine.port;

import org.jspecify.annotations.Nullable;

/**
 * What is noted on a run of why its code does not go on: a text for people and, when code and history part, the same in its parts.
 * On the row it is one text; the parts follow the text, behind a character that no text has.
 *
 * @param divergence null when it is something else
 */
public record TaskNote(String text, @Nullable Divergence divergence) {

    private static final char PART = '\u001f';
    private static final int PARTS = 6;

    /**
     * Where code and history part.
     *
     * @param eventId the event
     * @param expected what the history has there
     * @param actual what the code did
     * @param sourceLine {@code class.method(File:line)}, empty when nobody knows
     * @param changeId the last change id that the code asked for by {@code getVersion} before, empty when none
     * @param changeVersion the answer it got, zero when it asked none
     */
    public record Divergence(
            long eventId, String expected, String actual, String sourceLine, String changeId, int changeVersion) {}

    /** As the row has it. */
    public String stored() {
        Divergence parts = divergence;
        return parts == null
                ? clean(text)
                : String.join(
                        String.valueOf(PART),
                        clean(text),
                        String.valueOf(parts.eventId),
                        clean(parts.expected),
                        clean(parts.actual),
                        clean(parts.sourceLine),
                        clean(parts.changeId),
                        String.valueOf(parts.changeVersion));
    }

    /** Reads what a row has. */
    public static TaskNote read(String stored) {
        String[] all = stored.split(String.valueOf(PART), -1);
        return all.length == PARTS + 1
                ? new TaskNote(
                        all[0],
                        new Divergence(
                                Long.parseLong(all[1]), all[2], all[3], all[4], all[5], Integer.parseInt(all[6])))
                : new TaskNote(stored, null);
    }

    private static String clean(String text) {
        return text.replace(PART, ' ');
    }
}
