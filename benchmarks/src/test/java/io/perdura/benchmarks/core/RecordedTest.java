package io.perdura.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.replay.WorkflowMachine;
import io.perdura.engine.run.Replay;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void what_is_recorded_can_be_replayed_and_waits_for_ever() {
        Recorded recorded = new Recorded(100, threads);
        assertThat(recorded.events()).isEqualTo(302);

        WorkflowMachine machine = recorded.machine(threads);
        Replay.into(machine, recorded.batches());
        Recorded.look(machine, 303);
        machine.destroy();

        recorded.decodeAndReplay(recorded.encoded(), threads);
    }
}
