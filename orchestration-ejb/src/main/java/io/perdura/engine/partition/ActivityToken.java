package io.perdura.engine.partition;

import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ActivityKey;

/** Names one attempt of an activity to the outside: {@code runId:eventId:attempt}. */
record ActivityToken(ActivityKey key, int attempt) {

    static ActivityToken parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new ActivityToken(
                        ActivityKey.parse(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException notAToken) {
            // falls through to the one error below
        }
        throw new EngineException(
                Code.NOT_FOUND,
                "'" + text + "' is not an activity token: expected runId:eventId:attempt, as getTaskToken() gave it");
    }
}
