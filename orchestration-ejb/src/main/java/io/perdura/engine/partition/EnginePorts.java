package io.perdura.engine.partition;

import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.ActivityStore;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.EngineThreads;
import io.perdura.engine.port.LeaseStore;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.TransitionStore;
import io.perdura.engine.port.WakeUp;

/** Everything that the engine wants from outside, in one place. */
public record EnginePorts(
        EngineClock clock,
        EngineThreads threads,
        WakeUp wakeUp,
        LeaseStore leases,
        TransitionStore transitions,
        RunStore runs,
        ClientStore clients,
        ActivityStore activities,
        ActivityInvoker invoker,
        ActivitySlots slots,
        EngineListener listener,
        CrashPoint.Hook crashPoints) {}
