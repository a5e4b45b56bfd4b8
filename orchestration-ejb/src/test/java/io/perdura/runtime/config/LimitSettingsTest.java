package io.perdura.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.partition.EngineConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each limit has its default, and a property that changes it. */
class LimitSettingsTest {

    private record Limit(Object byDefault, String configured, Object then, Function<EngineConfig, Object> read) {}

    private static Map<String, Limit> limits() {
        Map<String, Limit> all = new LinkedHashMap<>();
        all.put("perdura.payload-limit", new Limit(2_097_152, "1048576", 1_048_576, EngineConfig::payloadLimit));
        all.put(
                "perdura.payload-warning",
                new Limit(524_288, "2048", 2_048, c -> c.warnings().payloadBytes()));
        all.put("perdura.history-event-limit", new Limit(51_200, "1000", 1_000, EngineConfig::historyEventLimit));
        all.put("perdura.history-byte-limit", new Limit(52_428_800L, "65536", 65_536L, EngineConfig::historyByteLimit));
        all.put(
                "perdura.history-event-warning",
                new Limit(10_240, "100", 100, c -> c.warnings().historyEvents()));
        all.put(
                "perdura.history-byte-warning",
                new Limit(10_485_760L, "2048", 2_048L, c -> c.warnings().historyBytes()));
        all.put(
                "perdura.continue-as-new-events",
                new Limit(4_096, "100", 100, c -> c.warnings().suggestedEvents()));
        all.put(
                "perdura.continue-as-new-bytes",
                new Limit(4_194_304L, "2048", 2_048L, c -> c.warnings().suggestedBytes()));
        all.put("perdura.pending-limit", new Limit(2_000, "10", 10, EngineConfig::pendingLimit));
        all.put("perdura.signal-limit", new Limit(10_000, "10", 10, EngineConfig::signalLimit));
        all.put("perdura.updates-in-flight-limit", new Limit(10, "3", 3, EngineConfig::updatesInFlightLimit));
        all.put("perdura.update-limit", new Limit(2_000, "30", 30, EngineConfig::updateLimit));
        all.put("perdura.id-limit", new Limit(1_000, "50", 50, EngineConfig::idLimit));
        all.put(
                "perdura.search-attribute-limit",
                new Limit(100, "5", 5, c -> c.visibility().attributes()));
        all.put(
                "perdura.search-attribute-value-limit",
                new Limit(2_048, "64", 64, c -> c.visibility().attributeValueBytes()));
        all.put(
                "perdura.search-attribute-byte-limit",
                new Limit(40_960, "2048", 2_048, c -> c.visibility().attributeBytes()));
        all.put(
                "perdura.memo-limit",
                new Limit(2_097_152, "2048", 2_048, c -> c.visibility().memoBytes()));
        all.put(
                "perdura.task-timeout",
                new Limit(Duration.ofSeconds(10), "PT2M", Duration.ofMinutes(2), EngineConfig::taskTimeout));
        all.put(
                "perdura.deadlock-after",
                new Limit(Duration.ofSeconds(1), "PT3S", Duration.ofSeconds(3), EngineConfig::deadlockAfter));
        all.put(
                "perdura.heartbeat-throttle",
                new Limit(Duration.ofSeconds(30), "PT1M", Duration.ofMinutes(1), EngineConfig::heartbeatThrottle));
        return all;
    }

    private static EngineConfig read(Map<String, String> configured) {
        return Settings.read(name -> Optional.ofNullable(configured.get(name)), "shop", "host/one")
                .engine();
    }

    @Test
    void each_limit_has_its_default_and_can_be_configured() {
        limits().forEach((property, limit) -> {
            assertThat(limit.read().apply(read(Map.of()))).as(property).isEqualTo(limit.byDefault());
            assertThat(limit.read().apply(read(Map.of(property, limit.configured()))))
                    .as(property)
                    .isEqualTo(limit.then());
        });
    }
}
