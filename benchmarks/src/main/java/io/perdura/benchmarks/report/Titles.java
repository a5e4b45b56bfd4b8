package io.perdura.benchmarks.report;

/** What the workloads are called. */
final class Titles {

    private Titles() {}

    static String of(String work) {
        return switch (work) {
            case "w1" -> "W1 hello: one activity";
            case "w2" -> "W2 sequence: 20 activities one after the other, 100 bytes each";
            case "w3" -> "W3 fan-out: 100 activities in parallel, and their join";
            case "w4" -> "W4 sleepers: 10,000 workflows that sleep for an hour";
            case "w5" -> "W5 signal: start, signal, wait for the result; the latency is from the signal on";
            case "w6" -> "W6 long history: 10,000 activities one after the other, killed after about 9,000";
            case "w7" -> "W7 crash: killed with 1,000 workflows of 20 steps in flight";
            case "sleepers" -> "A million sleepers: workflows that sleep for an hour, on a server with -Xmx1g";
            case "timers" -> "10,000 timers: workflows out of memory that fall due together";
            case "thousands" -> "A million activities: 1,000 children of 1,000 activities each, 10 children at a time";
            case "wide" -> "2,000 activities in parallel in one workflow, and their join";
            case "replay" -> "A history of 50,000 events, read and replayed for a query";
            case "limit1" -> "The database alone: one row of 150 bytes a commit";
            case "limit100" -> "The database alone: 100 rows of 150 bytes a commit";
            default -> work;
        };
    }

    /** What one step is. */
    static String step(String work) {
        return work.startsWith("limit") ? "row" : work.equals("w4") ? "start" : work.equals("w5") ? "cycle" : "step";
    }
}
