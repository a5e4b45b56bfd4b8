package io.perdura.it.crash;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.it.DatabaseOfTheRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The promise of the README, tried: a server under load is killed with SIGKILL at random moments, again and again, and in the
 * end every order that was acknowledged is done exactly once, no completed activity ran again and no signal was lost.
 *
 * <p>{@code -Dit.crash.seed=…} repeats a load and the moments of the kills (not the interleaving of threads);
 * {@code it.crash.kills} and {@code it.crash.orders} make it longer or shorter.
 */
class CrashIT {

    private static final Duration SERVED = Duration.ofMinutes(2);
    private static final int LONGEST_LIFE_MILLIS = 4_000;
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final String database = System.getProperty("it.database", "h2");
    private final long seed = Long.getLong("it.crash.seed", System.nanoTime() & 0xFFFF_FFFFL);
    private final int kills = Integer.getInteger("it.crash.kills", 10);
    private final int orders = Integer.getInteger("it.crash.orders", 200);
    private final Random random = new Random(seed);
    private final List<Instant> killed = new ArrayList<>();

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void what_was_acknowledged_is_done_exactly_once_however_often_the_server_is_killed() throws IOException {
        tell("seed %d, %d kills, %d orders, database %s".formatted(seed, kills, orders, database));
        Path data = Files.createTempDirectory(
                Files.createDirectories(Path.of(System.getProperty("it.target"), "crash")), database + "-");
        int port = freePort();
        Map<String, String> environment =
                new HashMap<>(Map.of("PERDURA_HTTP_PORT", Integer.toString(port), "PERDURA_DB", database));
        if (database.equals("h2")) {
            killAndAudit(data, environment, port);
            return;
        }
        try (EmbeddedPostgres postgres = DatabaseOfTheRun.startPostgres()) {
            environment.put("PERDURA_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
            environment.put("PERDURA_DB_USER", "postgres");
            killAndAudit(data, environment, port);
        }
    }

    private void killAndAudit(Path data, Map<String, String> environment, int port) {
        ServerApi api = new ServerApi(port);
        Path install = Path.of(System.getProperty("it.install"));
        try (PaymentWitness witness = new PaymentWitness(port);
                KillableServer server = new KillableServer(install, data, with(witness, environment), api);
                Customers customers = new Customers(api, new Random(random.nextLong()))) {
            try {
                for (int life = 1; life <= kills; life++) {
                    liveAndDie(server, customers, life);
                }
                server.start();
                tell("the last life is ready");
                customers.come(orders - customers.orders().size(), Duration.ofSeconds(1));
                customers.awaitServed(SERVED);
                assertThat(customers.complaints()).isEmpty();
                audit(customers, api, witness);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "%s%nseed %d, killed at %s%nThe server's log:%n%s"
                                .formatted(e.getMessage(), seed, killed, server.log()),
                        e);
            }
        }
    }

    private Map<String, String> with(PaymentWitness witness, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        // Starts are most of the time that this test takes, and no life is long enough for the second compiler.
        all.put(
                "JVM_ARGS",
                "-Dperdura.db=%s -Dpayment-gateway/mp-rest/url=%s -Xmx512m -XX:TieredStopAtLevel=1"
                        .formatted(database, witness.address()));
        return all;
    }

    private void liveAndDie(KillableServer server, Customers customers, int life) {
        Duration lifeTime = Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS));
        server.start();
        if (life == 1) {
            assertThat(server.warnings()).as("warnings of a fresh server").isEmpty();
        }
        // The last of them come too late, and ask again with those whose answers were lost until the next life.
        customers.come(orders / (kills + 1), lifeTime.plusMillis(500));
        Patience.pause(lifeTime);
        server.kill();
        killed.add(Instant.now());
        tell("life %d ended %s after it was ready, %d acknowledged"
                .formatted(life, lifeTime, customers.acknowledged()));
    }

    private void audit(Customers customers, ServerApi api, PaymentWitness witness) {
        List<OrderAudit> audits = customers.orders().stream()
                .map(order -> OrderAudit.of(order, api, witness))
                .toList();
        List<OrderAudit> bad = audits.stream().filter(audit -> !audit.isGood()).toList();
        assertThat(bad.size())
                .as(() -> "%d of %d orders are not as they should be; the first of them:%n%s"
                        .formatted(
                                bad.size(),
                                orders,
                                bad.stream().limit(3).map(OrderAudit::toString).collect(joining("\n"))))
                .isZero();
        assertThat(api.count("WorkflowType = 'Order'")).as("all runs").isEqualTo(orders);
        assertThat(api.count("WorkflowType = 'Order' AND ExecutionStatus = 'Running'"))
                .as("runs that are still open")
                .isZero();
        assertThat(witness.calls("/charges", "crash-0"))
                .as("payments are witnessed")
                .isNotEmpty();
        long survivors = audits.stream()
                .filter(audit -> killed.stream().anyMatch(audit::wasOpenAt))
                .count();
        tell("%d orders are as they should be, %d of them lived through a kill".formatted(audits.size(), survivors));
        assertThat(survivors)
                .as("orders that were open when the server was killed")
                .isPositive();
    }

    /** Not from the ephemeral ports: while the server is down, a customer's connection could be given its port. */
    private static int freePort() {
        Random random = new Random();
        int port;
        do {
            port = FIRST_PORT + random.nextInt(PORTS);
        } while (!free(port));
        return port;
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void tell(String text) {
        System.out.println("crash test: " + text);
    }
}
