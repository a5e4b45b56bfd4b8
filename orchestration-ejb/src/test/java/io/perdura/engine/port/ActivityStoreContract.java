package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link ActivityStore}: each change is guarded by the attempt. */
public abstract class ActivityStoreContract extends StoreContract {

    private static final String ID = "order-1";
    private static final Instant LATER = T0.plusSeconds(90);

    private RunId runId;
    private ActivityKey key;

    @BeforeEach
    void scheduleAnActivity() {
        runId = start(ID);
        key = scheduled(ID, runId);
    }

    private static OutboundMessage report(ActivityKey key, int attempt) {
        return new OutboundMessage(
                QUEUE,
                ID,
                key.runId(),
                key + ":" + attempt,
                new MessageBody.ActivityReport(
                        key.scheduledEventId(),
                        attempt,
                        T0.toEpochMilli(),
                        List.of(),
                        new MessageBody.Outcome.Completed(payloads().get(0))));
    }

    @Test
    void a_waiting_attempt_is_claimed_once() {
        assertThat(stores.activities().claim(key, 1, owner, T0, LATER)).isTrue();
        assertThat(stores.activities().claim(key, 1, owner, T0, LATER)).isFalse();

        ActivityRow row = stores.activities().activity(key).orElseThrow();
        assertThat(row).isEqualTo(waiting(ID, key, 1).claimed(owner, T0, LATER));
    }

    @Test
    void of_two_that_claim_at_the_same_time_one_gets_the_attempt() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> claim = () -> {
            together.await();
            return stores.activities().claim(key, 1, owner, T0, LATER);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> claims = threads.invokeAll(List.of(claim, claim));
            assertThat(List.of(claims.get(0).get(), claims.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void another_attempt_is_not_claimed() {
        assertThat(stores.activities().claim(key, 2, owner, T0, LATER)).isFalse();
        assertThat(stores.activities().claim(new ActivityKey(runId, 99), 1, owner, T0, LATER))
                .isFalse();
    }

    @Test
    void a_heartbeat_of_a_started_attempt_replaces_the_details() {
        assertThat(stores.activities().heartbeat(key, 1, payloads(), T0, LATER)).isFalse();
        stores.activities().claim(key, 1, owner, T0, LATER);

        assertThat(stores.activities().heartbeat(key, 1, payloads(), T0.plusSeconds(5), LATER))
                .isTrue();
        assertThat(stores.activities().heartbeat(key, 2, List.of(), T0, LATER)).isFalse();

        ActivityRow row = stores.activities().activity(key).orElseThrow();
        assertThat(row.heartbeatDetails()).isEqualTo(payloads());
        assertThat(row.lastHeartbeatAt()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void a_report_deletes_the_row_and_writes_the_message() {
        stores.activities().claim(key, 1, owner, T0, LATER);

        assertThat(stores.activities().report(key, 1, report(key, 1))).isTrue();

        assertThat(stores.activities().activity(key)).isEmpty();
        assertThat(inbox(ID)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(report(key, 1).body());
            assertThat(message.runId()).isEqualTo(runId);
        });
    }

    @Test
    void an_attempt_that_is_over_reports_nothing() {
        stores.activities().claim(key, 1, owner, T0, LATER);
        ActivityRow retry = waiting(ID, key, 2);
        commit(draft(ID, runId)
                .activity(new ActivityChange.Replace(retry, 1, ActivityRow.State.STARTED))
                .build());

        assertThat(stores.activities().report(key, 1, report(key, 1))).isFalse();
        assertThat(stores.activities().report(key, 2, report(key, 2)))
                .as("it only waits")
                .isFalse();
        assertThat(stores.activities().heartbeat(key, 1, payloads(), T0, LATER)).isFalse();

        assertThat(inbox(ID)).isEmpty();
        assertThat(stores.activities().activity(key)).contains(retry);
    }

    @Test
    void a_second_report_is_refused() {
        stores.activities().claim(key, 1, owner, T0, LATER);

        assertThat(stores.activities().report(key, 1, report(key, 1))).isTrue();
        assertThat(stores.activities().report(key, 1, report(key, 1))).isFalse();
        assertThat(inbox(ID)).hasSize(1);
    }

    @Test
    void a_failure_with_a_nul_and_with_every_plane_of_unicode_is_kept() {
        Failure failure = Failure.application("Declined", "before\0after \uD83D\uDE00 \u00e9\u4e2d", true);
        ActivityRow row = waiting(ID, key, 2);
        ActivityRow failed = new ActivityRow(
                key,
                ID,
                row.partition(),
                row.activityType(),
                ActivityRow.State.WAITING,
                2,
                LATER,
                null,
                T0,
                null,
                T0,
                T0,
                failure,
                payloads());

        commit(draft(ID, runId)
                .activity(new ActivityChange.Replace(failed, 1, ActivityRow.State.WAITING))
                .build());

        assertThat(stores.activities().activity(key)).contains(failed);
        assertThat(stores.runs().activities(runId)).containsExactly(failed);
    }
}
