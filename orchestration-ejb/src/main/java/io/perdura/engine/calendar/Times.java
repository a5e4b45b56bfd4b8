package io.perdura.engine.calendar;

import java.util.OptionalLong;

/** Instants in milliseconds since 1970. */
@FunctionalInterface
interface Times {

    /** The first one after that; empty when there is none. */
    OptionalLong after(long millis);

    /** Equal distances from 1970 on. */
    static Times every(long everyMillis, long offsetMillis) {
        return millis -> {
            long passed = Math.floorDiv(millis - offsetMillis, everyMillis);
            return OptionalLong.of((passed + 1) * everyMillis + offsetMillis);
        };
    }
}
