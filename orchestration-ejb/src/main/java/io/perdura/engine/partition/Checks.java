package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.partition.EngineException.Code;
import java.util.List;

/** Checks what callers give, before anything happens. */
final class Checks {

    private Checks() {}

    static void text(String field, String value, int limit) {
        if (value.isBlank()) {
            throw new EngineException(Code.INVALID_ARGUMENT, field + " is empty: give one");
        }
        if (value.length() > limit) {
            throw new EngineException(
                    Code.INVALID_ARGUMENT,
                    field + " has " + value.length() + " characters, the limit is " + limit + ": give a shorter one");
        }
    }

    static void payloads(String what, List<Payload> payloads, int limit) {
        for (int i = 0; i < payloads.size(); i++) {
            if (payloads.get(i).size() > limit) {
                throw new EngineException(
                        Code.TOO_LARGE,
                        what + ": argument " + i + " has " + payloads.get(i).size() + " bytes, the limit is " + limit
                                + ": store the data elsewhere and pass a reference to it");
            }
        }
    }
}
