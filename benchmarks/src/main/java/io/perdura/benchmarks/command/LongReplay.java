package io.perdura.benchmarks.command;

import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.measure.Processes;
import io.perdura.benchmarks.subject.Perdura;
import io.perdura.benchmarks.subject.ScaleCalls;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A workflow with a history as long as it may get, asked a question when it is not in memory: all of it is read and replayed. */
final class LongReplay {

    private static final String WORK = "replay";

    /** Three events each. */
    private static final int STEPS = 16_660;

    private static final int TIMES = 4;
    private static final Duration UNTIL_EVICTED = Duration.ofSeconds(13);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final String ID = "story";

    private LongReplay() {}

    static void measure(Bench bench, Perdura perdura) throws SQLException {
        ScaleCalls calls = perdura.scale();
        calls.startStory(ID, STEPS);
        while (calls.doneOfStory(ID).done() < STEPS) {
            Pause.of(BETWEEN_LOOKS);
        }
        try (Connection database = bench.connect(perdura.database());
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select sum(event_count), count(*), sum(octet_length(batch))"
                        + " from pd_history join pd_current using (namespace, run_id) where workflow_id = '" + ID
                        + "'")) {
            row.next();
            fact(bench, "events", row.getDouble(1));
            fact(bench, "rows", row.getDouble(2));
            fact(bench, "MB", row.getLong(3) / 1e6);
        }
        for (int time = 1; time <= TIMES; time++) {
            Pause.of(UNTIL_EVICTED);
            long cpu = Processes.cpuMillis(perdura.pids());
            ScaleCalls.Answer answer = calls.doneOfStory(ID);
            cpu = Processes.cpuMillis(perdura.pids()) - cpu;
            if (answer.done() != STEPS) {
                throw new IllegalStateException("after its replay the workflow says " + answer.done());
            }
            fact(bench, "s until the answer, time " + time, answer.nanos() / 1e9);
            fact(bench, "s of CPU of the server, time " + time, cpu / 1e3);
        }
    }

    private static void fact(Bench bench, String name, double value) {
        bench.fact("Perdura", WORK, name, value);
    }
}
