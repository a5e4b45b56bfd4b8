package io.perdura.engine.partition;

import io.perdura.engine.run.VisibilityLimits;
import io.perdura.engine.run.Warnings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The engine's settings. {@link #DEFAULTS} holds the defaults; {@link #with} changes some of them.
 *
 * @param namespace the application, which keeps its runs apart from others on the same database; default "default"
 * @param node the node's name, unique among the servers on one database
 * @param partitions how many partitions a new task queue gets; default 32
 * @param committers how many commits may be under way at once; default 2
 * @param cachedRuns how many runs may keep their coroutines in memory; default 2,000
 * @param cachedBytes how much memory they may take, guessed from their histories; default 256 MiB
 * @param idleEviction after which time without input a run leaves memory; default 10 s
 * @param leaseDuration how long a silent node keeps its partitions; default 8 s
 * @param deadlockAfter after which time of not yielding workflow code is reported; default 1 s
 * @param taskTimeout after which it is given up and its task fails; default 10 s
 * @param abandonedThreads how many threads of code that never yields are tolerated; default 16
 * @param payloadLimit the largest payload in bytes; default 2 MiB
 * @param historyEventLimit the most events of a run; default 51,200
 * @param historyByteLimit the most bytes of a run's history; default 50 MiB
 * @param pendingLimit the most pending activities, children or external requests of a run, each; default 2,000
 * @param signalLimit the most signals of a run; default 10,000
 * @param updatesInFlightLimit the most updates of a run whose outcome is open; default 10
 * @param updateLimit the most updates of a run; default 2,000
 * @param idLimit the longest workflow id, type or queue name, in characters; default 1,000
 * @param warnings when people are warned before a limit, and when continue-as-new is suggested
 * @param visibility limits of memos and search attributes
 * @param heartbeatThrottle how often heartbeats of one activity are written at most; default 30 s, at most 60 s
 * @param retention how long closed runs are kept; default 30 days
 */
public record EngineConfig(
        String namespace,
        String node,
        int partitions,
        int committers,
        int cachedRuns,
        long cachedBytes,
        Duration idleEviction,
        Duration leaseDuration,
        Duration deadlockAfter,
        Duration taskTimeout,
        int abandonedThreads,
        int payloadLimit,
        int historyEventLimit,
        long historyByteLimit,
        int pendingLimit,
        int signalLimit,
        int updatesInFlightLimit,
        int updateLimit,
        int idLimit,
        Warnings warnings,
        VisibilityLimits visibility,
        Duration heartbeatThrottle,
        Duration retention) {

    public static final EngineConfig DEFAULTS = new EngineConfig(
            "default",
            "node",
            32,
            2,
            2_000,
            256L << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(8),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            16,
            2 << 20,
            51_200,
            50L << 20,
            2_000,
            10_000,
            10,
            2_000,
            1_000,
            Warnings.DEFAULTS,
            VisibilityLimits.DEFAULTS,
            Duration.ofSeconds(30),
            Duration.ofDays(30));

    /** These settings but for those that {@code changes} sets. */
    public EngineConfig with(UnaryOperator<EngineConfigDraft> changes) {
        return changes.apply(new EngineConfigDraft(this)).build();
    }
}
