package io.perdura.engine.run;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What ids and names may be, so that every database takes them and finds them by an index. */
public final class Texts {

    /** The longest name of a type or a queue, in characters. */
    public static final int NAME = 255;

    /** The longest id that can be configured, in characters. */
    public static final int ID = 1_000;

    private Texts() {}

    /** What is wrong with an id or a name, in words that follow its own name; empty when all is well. */
    public static Optional<String> problem(String value, int limit) {
        if (value.isBlank()) {
            return Optional.of("is empty: give one");
        }
        if (value.length() > limit) {
            return Optional.of("has " + value.length() + " characters, the limit is " + limit + ": give a shorter one");
        }
        if (value.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character, which databases refuse: take it out");
        }
        // a character has three bytes at most: most ids need no count
        int bytes = value.length() * 3 <= limit * 2 ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= limit * 2
                ? Optional.empty()
                : Optional.of("has " + bytes + " bytes in UTF-8, the limit is " + limit * 2 + ": give a shorter one");
    }
}
