package io.perdura.engine.port;

/** All store ports of one implementation, over the same data. */
public record Stores(
        LeaseStore leases, TransitionStore transitions, RunStore runs, ClientStore clients, ActivityStore activities) {}
