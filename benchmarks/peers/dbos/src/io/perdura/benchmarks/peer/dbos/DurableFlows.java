package io.perdura.benchmarks.peer.dbos;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.workflow.Workflow;
import dev.dbos.transact.workflow.WorkflowHandle;
import io.perdura.benchmarks.load.WitnessFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each step is one {@code runStep}. Parallel steps are child workflows: what a workflow's own threads do is not recorded. */
public final class DurableFlows implements Flows {

    private static final String HUNDRED_BYTES = "x".repeat(100);

    private final DBOS dbos;
    private final WitnessFile witness = new WitnessFile();
    private Flows proxy;

    DurableFlows(DBOS dbos) {
        this.dbos = dbos;
    }

    /** Children are started through the proxy. */
    void through(Flows registered) {
        proxy = registered;
    }

    @Override
    @Workflow
    public String hello(String name) {
        return dbos.runStep(() -> "hello " + name, "hello");
    }

    @Override
    @Workflow
    public int sequence(int count) {
        int bytes = 0;
        for (int each = 0; each < count; each++) {
            bytes += dbos.runStep(() -> HUNDRED_BYTES, "step").length();
        }
        return bytes;
    }

    @Override
    @Workflow
    public int fanOut(int width) {
        List<WorkflowHandle<Integer, RuntimeException>> all = new ArrayList<>();
        for (int each = 0; each < width; each++) {
            all.add(dbos.startWorkflow(() -> proxy.child()));
        }
        int bytes = 0;
        for (WorkflowHandle<Integer, RuntimeException> one : all) {
            bytes += one.getResult();
        }
        return bytes;
    }

    @Override
    @Workflow
    public int child() {
        return dbos.runStep(() -> HUNDRED_BYTES, "step").length();
    }

    @Override
    @Workflow
    public String sleeper(long seconds) {
        dbos.sleep(Duration.ofSeconds(seconds));
        return "awake";
    }

    @Override
    @Workflow
    public String waiting() {
        return dbos.<String>recv("go", Duration.ofHours(1)).orElse("nothing");
    }

    @Override
    @Workflow
    public int witnessed(String key, int count, long goAtMillis) {
        long wait = goAtMillis - System.currentTimeMillis();
        if (wait > 0) {
            dbos.sleep(Duration.ofMillis(wait));
        }
        int bytes = 0;
        for (int number = 1; number <= count; number++) {
            int step = number;
            bytes += dbos.runStep(
                            () -> {
                                witness.saw(key, step);
                                return HUNDRED_BYTES;
                            },
                            "step")
                    .length();
        }
        return bytes;
    }
}
