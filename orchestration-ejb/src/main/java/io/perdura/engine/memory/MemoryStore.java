package io.perdura.engine.memory;

import io.perdura.engine.port.ActivityStore;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.LeaseStore;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.TransitionStore;

/**
 * A database in memory: all store ports over the same tables. Each call is one transaction under one lock, so that nothing is
 * ever half visible. Its content is lost with the object; several engines may share one store, as nodes share a database.
 * Thread-safe.
 */
public final class MemoryStore {

    private final LeaseStore leases;
    private final TransitionStore transitions;
    private final RunStore runs;
    private final ClientStore clients;
    private final ActivityStore activities;

    public MemoryStore(EngineClock clock) {
        this(clock, CrashPoint.Hook.NONE);
    }

    /**
     * @param clock the database's clock, by which leases expire
     * @param crashPoints reached by each commit; when it throws before the commit is through, nothing is written
     */
    public MemoryStore(EngineClock clock, CrashPoint.Hook crashPoints) {
        Tables tables = new Tables();
        leases = new MemoryLeases(tables, clock);
        transitions = new MemoryTransitions(tables, crashPoints);
        runs = new MemoryRuns(tables);
        clients = new MemoryClients(tables);
        activities = new MemoryActivities(tables);
    }

    public LeaseStore leases() {
        return leases;
    }

    public TransitionStore transitions() {
        return transitions;
    }

    public RunStore runs() {
        return runs;
    }

    public ClientStore clients() {
        return clients;
    }

    public ActivityStore activities() {
        return activities;
    }
}
