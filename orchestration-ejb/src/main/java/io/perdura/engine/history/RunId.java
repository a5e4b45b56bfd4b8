package io.perdura.engine.history;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one run of a workflow.
 *
 * @param uuid a UUID of version 7 (RFC 9562), so that ids grow with time and indexes stay dense
 */
public record RunId(UUID uuid) implements Comparable<RunId> {

    public RunId {
        Objects.requireNonNull(uuid, "uuid");
    }

    /** Makes an id from a time and 74 random bits, as RFC 9562 section 5.7 lays them out. */
    public static RunId of(long epochMillis, long random1, long random2) {
        long high = (epochMillis << 16) | 0x7000L | (random1 & 0x0fffL);
        long low = 0x8000000000000000L | (random2 & 0x3fffffffffffffffL);
        return new RunId(new UUID(high, low));
    }

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static RunId parse(String text) {
        try {
            return new RunId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "runId '" + text
                            + "' is not a run id: expected a UUID such as 0190163d-8694-739b-aea5-966c26f8ad91",
                    e);
        }
    }

    @Override
    public int compareTo(RunId other) {
        int high = Long.compareUnsigned(uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }

    /** A number made of all its bits, to begin a run's chance with. */
    public long mixed() {
        return uuid().getMostSignificantBits() ^ uuid().getLeastSignificantBits();
    }
}
