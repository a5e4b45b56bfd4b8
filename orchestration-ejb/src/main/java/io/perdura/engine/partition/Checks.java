package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.run.Texts;
import java.util.List;

/** Checks what callers give, before anything happens. */
final class Checks {

    private Checks() {}

    static void text(String field, String value, int limit) {
        Texts.problem(value, limit).ifPresent(problem -> {
            throw new EngineException(Code.INVALID_ARGUMENT, field + " " + problem);
        });
    }

    /** The name of a type or a queue. */
    static void name(String field, String value, int idLimit) {
        text(field, value, Math.min(idLimit, Texts.NAME));
    }

    /** A text for people, of any length that a payload may have. */
    static void reason(String reason, int limit) {
        if (reason.length() > limit) {
            throw new EngineException(
                    Code.TOO_LARGE,
                    "the reason has " + reason.length() + " characters, the limit is " + limit + ": shorten it");
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
