package io.perdura.engine.replay;

import io.perdura.engine.history.RunId;
import java.util.Random;
import java.util.UUID;

/** Chance that a replay repeats, since it is drawn from a run id. Refused to code that may only look: it would move the draws on. */
final class Chance {

    private final Random random;
    private final Outputs outputs;

    Chance(RunId runId, Outputs outputs) {
        this.random = new Random(runId.mixed());
        this.outputs = outputs;
    }

    /** From now on as the run of that id draws. */
    void seedFrom(RunId runId) {
        random.setSeed(runId.mixed());
    }

    long nextLong() {
        outputs.requireAllowed("a random number");
        return random.nextLong();
    }

    UUID nextUuid() {
        long high = (nextLong() & ~0xf000L) | 0x4000L;
        long low = (nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
