package io.perdura.runtime.config;

import io.perdura.engine.partition.EngineConfig;
import io.perdura.engine.partition.GatePolicy;
import io.perdura.engine.run.Texts;
import io.perdura.engine.run.VisibilityLimits;
import io.perdura.engine.run.Warnings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * All settings of one deployed engine.
 *
 * @param namespace keeps the runs of this application apart from those of others on the same database
 * @param taskQueue the queue of every deployed workflow type
 * @param activityStartToClose the start-to-close timeout of an activity that nobody gave one
 * @param activitySlots how many activities are under way at once
 * @param activityLine how many attempts may wait in memory for a slot
 * @param taskThreads how many tasks of workflows run at once
 * @param stopGrace how long running tasks and activities may take to end when the application stops
 * @param dataSource the JNDI name of the application's data source: starts and signals join its transactions
 * @param engineDataSource the JNDI name of the engine's own data source, on the same database
 * @param replayGate how many open runs are replayed before the node serves, and what follows when they diverge
 * @param engine the settings of the engine proper
 */
public record Settings(
        String namespace,
        String taskQueue,
        Duration activityStartToClose,
        int activitySlots,
        int activityLine,
        int taskThreads,
        Duration stopGrace,
        String dataSource,
        String engineDataSource,
        GatePolicy replayGate,
        EngineConfig engine) {

    private static final int REPLAY_SAMPLE = 20;

    /**
     * Reads {@code perdura.*}.
     *
     * @param application the application's name, the namespace when none is configured
     * @param server a name that is unique among the servers on the database, the node when none is configured
     * @throws IllegalArgumentException when a value does not fit; the message names the property, its value and what fits
     */
    public static Settings read(Config config, String application, String server) {
        return read(name -> config.getOptionalValue(name, String.class), application, server);
    }

    private static Warnings warnings(PropertyReader properties) {
        Warnings defaults = Warnings.DEFAULTS;
        return new Warnings(
                properties.number("perdura.payload-warning", defaults.payloadBytes(), 1_024),
                properties.number("perdura.history-event-warning", defaults.historyEvents(), 10),
                properties.number("perdura.history-byte-warning", defaults.historyBytes(), 1_024, Long.MAX_VALUE),
                properties.number("perdura.continue-as-new-events", defaults.suggestedEvents(), 10),
                properties.number("perdura.continue-as-new-bytes", defaults.suggestedBytes(), 1_024, Long.MAX_VALUE));
    }

    private static VisibilityLimits visibility(PropertyReader properties) {
        VisibilityLimits defaults = VisibilityLimits.DEFAULTS;
        return new VisibilityLimits(
                properties.number("perdura.memo-limit", defaults.memoBytes(), 1_024),
                properties.number("perdura.search-attribute-limit", defaults.attributes(), 1),
                (int) properties.number(
                        "perdura.search-attribute-value-limit",
                        defaults.attributeValueBytes(),
                        16,
                        VisibilityLimits.DEFAULTS.attributeValueBytes()),
                properties.number("perdura.search-attribute-byte-limit", defaults.attributeBytes(), 1_024));
    }

    static Settings read(Function<String, Optional<String>> source, String application, String server) {
        PropertyReader properties = new PropertyReader(source);
        EngineConfig defaults = EngineConfig.DEFAULTS;
        int processors = Runtime.getRuntime().availableProcessors();
        String namespace = properties.text("perdura.namespace", application);
        EngineConfig engine = defaults.with(c -> c.namespace(namespace)
                .node(properties.text("perdura.node", server))
                .partitions(properties.number("perdura.partitions", defaults.partitions(), 1))
                .committers(properties.number("perdura.committers", Math.max(1, processors / 4), 1))
                .cachedRuns(properties.number("perdura.cached-runs", defaults.cachedRuns(), 1))
                .cachedBytes(properties.number("perdura.cached-bytes", defaults.cachedBytes(), 1 << 20, Long.MAX_VALUE))
                .idleEviction(properties.duration("perdura.idle-eviction", defaults.idleEviction()))
                .leaseDuration(properties.duration("perdura.lease-duration", defaults.leaseDuration()))
                .deadlockAfter(properties.duration("perdura.deadlock-after", defaults.deadlockAfter()))
                .taskTimeout(
                        properties.duration("perdura.task-timeout", defaults.taskTimeout(), Duration.ofSeconds(120)))
                .abandonedThreads(properties.number("perdura.abandoned-threads", defaults.abandonedThreads(), 0))
                .payloadLimit(properties.number("perdura.payload-limit", defaults.payloadLimit(), 1_024))
                .historyEventLimit(properties.number("perdura.history-event-limit", defaults.historyEventLimit(), 100))
                .historyByteLimit(properties.number(
                        "perdura.history-byte-limit", defaults.historyByteLimit(), 65_536, Long.MAX_VALUE))
                .pendingLimit(properties.number("perdura.pending-limit", defaults.pendingLimit(), 1))
                .signalLimit(properties.number("perdura.signal-limit", defaults.signalLimit(), 1))
                .updatesInFlightLimit(
                        properties.number("perdura.updates-in-flight-limit", defaults.updatesInFlightLimit(), 1))
                .updateLimit(properties.number("perdura.update-limit", defaults.updateLimit(), 1))
                .idLimit((int) properties.number("perdura.id-limit", defaults.idLimit(), 10, Texts.ID))
                .warnings(warnings(properties))
                .visibility(visibility(properties))
                .heartbeatThrottle(properties.duration(
                        "perdura.heartbeat-throttle", defaults.heartbeatThrottle(), Duration.ofSeconds(60)))
                .retention(properties.duration("perdura.retention", defaults.retention())));
        return new Settings(
                namespace,
                properties.text("perdura.task-queue", "default"),
                properties.duration("perdura.activity-start-to-close", Duration.ofMinutes(1)),
                properties.number("perdura.activity-slots", 200, 1),
                properties.number("perdura.activity-line", 10_000, 0),
                properties.number("perdura.task-threads", Math.max(4, 2 * processors), 1),
                properties.duration("perdura.stop-grace", Duration.ofSeconds(20)),
                properties.text("perdura.datasource", "java:comp/DefaultDataSource"),
                properties.text("perdura.engine.datasource", "jdbc/perdura-engine"),
                replayGate(properties),
                engine);
    }

    private static GatePolicy replayGate(PropertyReader properties) {
        int sample = properties.number("perdura.replay-gate.sample", REPLAY_SAMPLE, 0);
        String consequence = properties.oneOf("perdura.replay-gate.on-divergence", "hold", "park");
        return new GatePolicy(
                type -> properties.number("perdura.replay-gate.sample." + type, sample, 0), consequence.equals("hold"));
    }
}
