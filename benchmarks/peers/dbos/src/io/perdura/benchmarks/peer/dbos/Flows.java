package io.perdura.benchmarks.peer.dbos;

/** The workloads as workflows of DBOS Transact, which wants an interface. */
public interface Flows {

    String hello(String name);

    int sequence(int count);

    int fanOut(int width);

    int child();

    String sleeper(long seconds);

    String waiting();

    int witnessed(String key, int count, long goAtMillis);
}
