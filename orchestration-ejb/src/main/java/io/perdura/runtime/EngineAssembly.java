package io.perdura.runtime;

import io.perdura.engine.partition.Engine;
import io.perdura.engine.partition.EnginePorts;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.ProcessedKeys;
import io.perdura.engine.port.WakeUp;
import io.perdura.engine.replay.Deployment;
import io.perdura.persistence.JpaStore;
import io.perdura.runtime.activity.CdiActivityInvoker;
import io.perdura.runtime.config.Settings;
import io.perdura.runtime.thread.BoundedSlots;
import io.perdura.runtime.thread.ServerThreads;
import io.perdura.runtime.transaction.Databases;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;

/** An engine with everything that it stands on, so that all of it is opened and closed together. */
final class EngineAssembly implements AutoCloseable {

    private final Databases databases;
    private final ServerThreads threads;
    private final Engine engine;
    private final ProcessedKeys processedKeys;
    private final Settings settings;

    /**
     * Opens the databases, brings their schema up to date, and makes an engine that was not started yet.
     *
     * @param databases belongs to the assembly from now on
     * @param alarm for later; an alarm at once needs no timer, and {@code wakeUp} runs on a thread of the engine
     */
    EngineAssembly(
            Settings settings,
            Deployment deployment,
            Databases databases,
            CdiActivityInvoker invoker,
            EngineListener listener,
            ThreadFactory managed,
            WakeUp alarm,
            Runnable wakeUp) {
        this.settings = settings;
        this.databases = databases;
        JpaStore store = new JpaStore(settings.namespace(), databases.transactions(), CrashPoint.Hook.NONE);
        this.processedKeys = store.processedKeys();
        this.threads = new ServerThreads(
                managed,
                settings.taskThreads(),
                settings.engine().committers(),
                settings.activitySlots(),
                Thread.currentThread().getContextClassLoader());
        BoundedSlots slots = new BoundedSlots(threads.activities(), settings.activitySlots(), settings.activityLine());
        this.engine = Engine.create(
                settings.engine(),
                deployment,
                new EnginePorts(
                        new ServerClock(),
                        threads,
                        when -> {
                            if (when.isAfter(Instant.now())) {
                                alarm.at(when);
                            } else {
                                threads.tasks().execute(wakeUp);
                            }
                        },
                        store.leases(),
                        store.transitions(),
                        store.runs(),
                        store.clients(),
                        store.activities(),
                        invoker,
                        slots,
                        listener,
                        CrashPoint.Hook.NONE),
                settings.replayGate());
    }

    Engine engine() {
        return engine;
    }

    ProcessedKeys processedKeys() {
        return processedKeys;
    }

    /** Stops the engine, and closes what it stood on. Idempotent. */
    @Override
    public void close() {
        try {
            engine.stop(settings.stopGrace());
        } finally {
            threads.close();
            databases.close();
        }
    }
}
