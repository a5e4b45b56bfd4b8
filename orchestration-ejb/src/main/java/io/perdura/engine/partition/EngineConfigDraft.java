package io.perdura.engine.partition;

import io.perdura.engine.run.VisibilityLimits;
import io.perdura.engine.run.Warnings;
import java.time.Duration;

/** Settings while they are changed, by their names; what they mean says {@link EngineConfig}. Not thread-safe. */
public final class EngineConfigDraft {

    private String namespace;
    private String node;
    private int partitions;
    private int committers;
    private int cachedRuns;
    private long cachedBytes;
    private Duration idleEviction;
    private Duration leaseDuration;
    private Duration deadlockAfter;
    private Duration taskTimeout;
    private int abandonedThreads;
    private int payloadLimit;
    private int historyEventLimit;
    private long historyByteLimit;
    private int pendingLimit;
    private int signalLimit;
    private int updatesInFlightLimit;
    private int updateLimit;
    private int idLimit;
    private Warnings warnings;
    private VisibilityLimits visibility;
    private Duration heartbeatThrottle;
    private Duration retention;

    EngineConfigDraft(EngineConfig from) {
        namespace = from.namespace();
        node = from.node();
        partitions = from.partitions();
        committers = from.committers();
        cachedRuns = from.cachedRuns();
        cachedBytes = from.cachedBytes();
        idleEviction = from.idleEviction();
        leaseDuration = from.leaseDuration();
        deadlockAfter = from.deadlockAfter();
        taskTimeout = from.taskTimeout();
        abandonedThreads = from.abandonedThreads();
        payloadLimit = from.payloadLimit();
        historyEventLimit = from.historyEventLimit();
        historyByteLimit = from.historyByteLimit();
        pendingLimit = from.pendingLimit();
        signalLimit = from.signalLimit();
        updatesInFlightLimit = from.updatesInFlightLimit();
        updateLimit = from.updateLimit();
        idLimit = from.idLimit();
        warnings = from.warnings();
        visibility = from.visibility();
        heartbeatThrottle = from.heartbeatThrottle();
        retention = from.retention();
    }

    public EngineConfigDraft namespace(String value) {
        namespace = value;
        return this;
    }

    public EngineConfigDraft node(String value) {
        node = value;
        return this;
    }

    public EngineConfigDraft partitions(int value) {
        partitions = value;
        return this;
    }

    public EngineConfigDraft committers(int value) {
        committers = value;
        return this;
    }

    public EngineConfigDraft cachedRuns(int value) {
        cachedRuns = value;
        return this;
    }

    public EngineConfigDraft cachedBytes(long value) {
        cachedBytes = value;
        return this;
    }

    public EngineConfigDraft idleEviction(Duration value) {
        idleEviction = value;
        return this;
    }

    public EngineConfigDraft leaseDuration(Duration value) {
        leaseDuration = value;
        return this;
    }

    public EngineConfigDraft deadlockAfter(Duration value) {
        deadlockAfter = value;
        return this;
    }

    public EngineConfigDraft taskTimeout(Duration value) {
        taskTimeout = value;
        return this;
    }

    public EngineConfigDraft abandonedThreads(int value) {
        abandonedThreads = value;
        return this;
    }

    public EngineConfigDraft payloadLimit(int value) {
        payloadLimit = value;
        return this;
    }

    public EngineConfigDraft historyEventLimit(int value) {
        historyEventLimit = value;
        return this;
    }

    public EngineConfigDraft historyByteLimit(long value) {
        historyByteLimit = value;
        return this;
    }

    public EngineConfigDraft pendingLimit(int value) {
        pendingLimit = value;
        return this;
    }

    public EngineConfigDraft signalLimit(int value) {
        signalLimit = value;
        return this;
    }

    public EngineConfigDraft updatesInFlightLimit(int value) {
        updatesInFlightLimit = value;
        return this;
    }

    public EngineConfigDraft updateLimit(int value) {
        updateLimit = value;
        return this;
    }

    public EngineConfigDraft idLimit(int value) {
        idLimit = value;
        return this;
    }

    public EngineConfigDraft warnings(Warnings value) {
        warnings = value;
        return this;
    }

    public EngineConfigDraft visibility(VisibilityLimits value) {
        visibility = value;
        return this;
    }

    public EngineConfigDraft heartbeatThrottle(Duration value) {
        heartbeatThrottle = value;
        return this;
    }

    public EngineConfigDraft retention(Duration value) {
        retention = value;
        return this;
    }

    EngineConfig build() {
        return new EngineConfig(
                namespace,
                node,
                partitions,
                committers,
                cachedRuns,
                cachedBytes,
                idleEviction,
                leaseDuration,
                deadlockAfter,
                taskTimeout,
                abandonedThreads,
                payloadLimit,
                historyEventLimit,
                historyByteLimit,
                pendingLimit,
                signalLimit,
                updatesInFlightLimit,
                updateLimit,
                idLimit,
                warnings,
                visibility,
                heartbeatThrottle,
                retention);
    }
}
