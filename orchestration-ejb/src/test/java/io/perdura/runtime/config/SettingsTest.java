package io.perdura.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.engine.partition.EngineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Map<String, String> configured = new HashMap<>();

    private Settings read() {
        return Settings.read(name -> Optional.ofNullable(configured.get(name)), "shop", "host/one");
    }

    @Test
    void nothing_configured_gives_the_defaults_and_the_names_of_the_server() {
        Settings settings = read();

        assertThat(settings.namespace()).isEqualTo("shop");
        assertThat(settings.engine().node()).isEqualTo("host/one");
        assertThat(settings.dataSource()).isEqualTo("java:comp/DefaultDataSource");
        assertThat(settings.engineDataSource()).isEqualTo("jdbc/perdura-engine");
        assertThat(settings.activitySlots()).isEqualTo(200);
        assertThat(settings.engine().partitions()).isEqualTo(EngineConfig.DEFAULTS.partitions());
        assertThat(settings.engine().historyByteLimit()).isEqualTo(EngineConfig.DEFAULTS.historyByteLimit());
    }

    @Test
    void what_is_configured_counts() {
        configured.put("perdura.namespace", "billing");
        configured.put("perdura.lease-duration", "PT12S");
        configured.put("perdura.payload-limit", "1_048_576");
        configured.put("perdura.activity-slots", " 8 ");

        Settings settings = read();

        assertThat(settings.namespace()).isEqualTo("billing");
        assertThat(settings.engine().leaseDuration()).isEqualTo(Duration.ofSeconds(12));
        assertThat(settings.engine().payloadLimit()).isEqualTo(1 << 20);
        assertThat(settings.activitySlots()).isEqualTo(8);
    }

    @Test
    void value_that_does_not_fit_is_named_with_what_does() {
        refused("perdura.partitions", "0", "a whole number from 1");
        refused("perdura.partitions", "many", "a whole number");
        refused("perdura.lease-duration", "8s", "ISO 8601");
        refused("perdura.task-timeout", "PT0S", "positive");
        refused("perdura.task-timeout", "PT121S", "at most PT2M");
        refused("perdura.heartbeat-throttle", "PT61S", "at most PT1M");
        refused("perdura.search-attribute-value-limit", "2049", "from 16 to 2048");
        refused("perdura.id-limit", "1001", "from 10 to 1000");
    }

    private void refused(String name, String value, String expected) {
        configured.clear();
        configured.put(name, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(expected);
    }

    @Test
    void every_property_is_documented() throws IOException {
        TreeSet<String> asked = new TreeSet<>();
        Settings.read(
                name -> {
                    asked.add(name);
                    return Optional.empty();
                },
                "shop",
                "host/one");
        String docs = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
    }
}
