package io.perdura.benchmarks.peer.dbos;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.WorkflowHandle;
import io.perdura.benchmarks.load.Batch;
import io.perdura.benchmarks.load.HttpDoor;
import io.perdura.benchmarks.load.LoadDoor;
import io.perdura.benchmarks.load.Operation;
import java.util.UUID;

/** A process with DBOS Transact in its default settings and callers inside. Arguments: address and user of the database, port of the door. */
public final class DbosServer implements Batch {

    private final DBOS dbos;
    private final Flows flows;

    private DbosServer(String url, String user) {
        dbos = new DBOS(DBOSConfig.defaults("bench")
                .withAppVersion("1")
                .withDatabaseUrl(url)
                .withDbUser(user)
                .withDbPassword("none"));
        DurableFlows durable = new DurableFlows(dbos);
        flows = dbos.registerProxy(Flows.class, durable);
        durable.through(flows);
        dbos.launch();
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        DbosServer server = new DbosServer(arguments[0], arguments[1]);
        HttpDoor.open(
                Integer.parseInt(arguments[2]),
                new LoadDoor(task -> new Thread(task, "caller"), server::operation, server));
        Thread.currentThread().join();
    }

    private Operation operation(String work) {
        String prefix = work + "-" + UUID.randomUUID() + "-";
        return switch (work) {
            case "w1" -> number -> {
                long begin = System.nanoTime();
                require("hello bob", dbos.startWorkflow(() -> flows.hello("bob")).getResult());
                return begin;
            };
            case "w2" -> number -> {
                long begin = System.nanoTime();
                require(2000, dbos.startWorkflow(() -> flows.sequence(20)).getResult());
                return begin;
            };
            case "w3" -> number -> {
                long begin = System.nanoTime();
                require(10_000, dbos.startWorkflow(() -> flows.fanOut(100)).getResult());
                return begin;
            };
            case "w4" -> number -> {
                long begin = System.nanoTime();
                dbos.startWorkflow(() -> flows.sleeper(3600), new StartWorkflowOptions(prefix + number));
                return begin;
            };
            case "w5" -> number -> {
                WorkflowHandle<String, RuntimeException> handle = dbos.startWorkflow(() -> flows.waiting());
                long begin = System.nanoTime();
                dbos.send(handle.workflowId(), "now", "go");
                require("now", handle.getResult());
                return begin;
            };
            default -> throw new IllegalArgumentException("no workload " + work);
        };
    }

    private static void require(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("expected " + expected + ", got " + actual);
        }
    }

    @Override
    public void start(String id, int steps, long goAtMillis) {
        dbos.startWorkflow(() -> flows.witnessed(id, steps, goAtMillis), new StartWorkflowOptions(id));
    }

    @Override
    public boolean await(String id, int steps) {
        try {
            Object bytes = dbos.retrieveWorkflow(id).getResult();
            return Integer.valueOf(100 * steps).equals(bytes);
        } catch (Exception e) {
            return false;
        }
    }
}
