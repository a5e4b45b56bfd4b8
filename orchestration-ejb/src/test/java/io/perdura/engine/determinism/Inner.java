package io.perdura.engine.determinism;

import java.io.FileInputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.naming.InitialContext;

/** What workflow code must not do, a method each; nothing here is ever run. */
@SuppressWarnings("all")
final class Inner {

    private static final Object this_ = new Object();

    private Inner() {}

    static void threads() throws Exception {
        new Thread(() -> {}).start();
    }

    static void threadLocals() throws Exception {
        ThreadLocal.withInitial(() -> 1).get();
    }

    static void pools() throws Exception {
        Executors.newCachedThreadPool().execute(() -> {});
    }

    static void futures() throws Exception {
        CompletableFuture.supplyAsync(() -> 1).join();
    }

    static void parallelStreams() throws Exception {
        List.of(1, 2).parallelStream().forEach(n -> {});
    }

    static void parallelOfStreams() throws Exception {
        List.of(1, 2).stream().parallel().forEach(n -> {});
    }

    static void locks() throws Exception {
        new ReentrantLock().lock();
    }

    static void monitors() throws Exception {
        synchronized (Inner.class) {
            this_.hashCode();
        }
    }

    static void latches() throws Exception {
        new CountDownLatch(1).countDown();
    }

    static void notifications() throws Exception {
        this_.notifyAll();
    }

    static void sleeping() throws Exception {
        Thread.sleep(1);
    }

    static void sleepingByUnit() throws Exception {
        TimeUnit.SECONDS.sleep(1);
    }

    static void clocks() throws Exception {
        System.currentTimeMillis();
    }

    static void nanoClocks() throws Exception {
        System.nanoTime();
    }

    static void instants() throws Exception {
        Instant.now();
    }

    static void localDates() throws Exception {
        LocalDate.now();
    }

    static void zonedDates() throws Exception {
        ZonedDateTime.now(ZoneId.of("UTC"));
    }

    static void clockObjects() throws Exception {
        Clock.systemUTC().millis();
    }

    static void dates() throws Exception {
        new Date();
    }

    static void calendars() throws Exception {
        Calendar.getInstance();
    }

    static void mathRandom() throws Exception {
        Math.random();
    }

    static void randoms() throws Exception {
        new Random().nextInt();
    }

    static void threadLocalRandoms() throws Exception {
        ThreadLocalRandom.current().nextInt();
    }

    static void secureRandoms() throws Exception {
        new SecureRandom().nextInt();
    }

    static void uuids() throws Exception {
        UUID.randomUUID();
    }

    static void shuffling() throws Exception {
        Collections.shuffle(new ArrayList<>(List.of(1, 2)));
    }

    static void fileNames() throws Exception {
        new FileInputStream("x").close();
    }

    static void nioFiles() throws Exception {
        Files.readString(Path.of("x"));
    }

    static void standardOutput() throws Exception {
        System.out.println("x");
    }

    static void processes() throws Exception {
        new ProcessBuilder("x").start();
    }

    static void sockets() throws Exception {
        new Socket("localhost", 1).close();
    }

    static void httpClients() throws Exception {
        HttpClient.newHttpClient();
    }

    static void urls() throws Exception {
        new URL("http://x").openStream().close();
    }

    static void restClients() throws Exception {
        jakarta.ws.rs.client.ClientBuilder.newClient();
    }

    static void jdbc() throws Exception {
        DriverManager.getConnection("jdbc:x").close();
    }

    static void jpa() throws Exception {
        jakarta.persistence.Persistence.createEntityManagerFactory("x");
    }

    static void jndi() throws Exception {
        new InitialContext().lookup("x");
    }

    static void environmentVariables() throws Exception {
        System.getenv("X");
    }

    static void systemProperties() throws Exception {
        System.getProperty("x");
    }

    static void microProfileConfig() throws Exception {
        org.eclipse.microprofile.config.ConfigProvider.getConfig();
    }

    static void defaultZones() throws Exception {
        ZoneId.systemDefault();
    }

    static void containers() throws Exception {
        jakarta.enterprise.inject.spi.CDI.current();
    }

    static void staticWrites() throws Exception {
        Shared.count = 1;
    }

    static void staticReads() throws Exception {
        Integer.toString(Shared.count);
    }

    static void staticCollections() throws Exception {
        Shared.NAMES.add("x");
    }

    static void staticAtomics() throws Exception {
        Shared.NEXT.incrementAndGet();
    }

    static void setIteration() throws Exception {
        for (String name : Set.of("a", "b")) {
            name.length();
        }
    }

    static void mapIteration() throws Exception {
        Map.of("a", 1, "b", 2).forEach((name, number) -> {});
    }

    static void constantSetIteration() throws Exception {
        List.copyOf(Shared.CODES);
    }

    static void identityIteration() throws Exception {
        new IdentityHashMap<String, String>().keySet().iterator();
    }

    static void identities() throws Exception {
        System.identityHashCode("x");
    }
}
