package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.ProcessedKeys;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is kept of what activities have done once. */
abstract class ProcessedKeysContract {

    private static final Payload RESULT = Payload.of("json/plain", "\"done\"".getBytes(StandardCharsets.UTF_8));

    private final DatabaseUnderTest database = database();
    private final ProcessedKeys keys =
            new JpaStore("keys-" + UUID.randomUUID(), database.transactions(), CrashPoint.Hook.NONE).processedKeys();
    private final RunId run = RunId.parse("0190163d-8694-739b-aea5-966c26f8ad91");

    abstract DatabaseUnderTest database();

    private Optional<Payload> once(String key) {
        return database.transactions().business(unit -> {
            Optional<Payload> before = keys.take(run, key);
            if (before.isEmpty()) {
                keys.keep(run, key, RESULT);
            }
            return before;
        });
    }

    @Test
    void a_key_is_taken_once_and_its_result_is_there_from_then_on() {
        assertThat(once("a")).isEmpty();
        assertThat(once("a")).contains(RESULT);
        assertThat(once("b")).isEmpty();
    }

    @Test
    void a_rollback_gives_it_back() {
        assertThatThrownBy(() -> database.transactions().business(unit -> {
                    assertThat(keys.inTransaction()).isTrue();
                    keys.take(run, "a");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(keys.inTransaction()).isFalse();
        assertThat(once("a")).isEmpty();
    }

    @Test
    void of_two_at_once_the_second_hears_from_the_first() {
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<Optional<Payload>> second = CompletableFuture.supplyAsync(() -> {
            try {
                taken.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return once("a");
        });
        database.transactions().business(unit -> {
            keys.take(run, "a");
            taken.countDown();
            keys.keep(run, "a", RESULT);
            return null;
        });
        assertThat(second.join()).contains(RESULT);
    }
}
