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

/** Workflows that do what they must not, one each, by themselves; nothing here is ever run. */
@SuppressWarnings("all")
final class DirectWorkflows {

    private static final Object this_ = new Object();

    private DirectWorkflows() {}

    static class Threads implements Errand {
        @Override
        public void run() throws Exception {
            new Thread(() -> {}).start();
        }
    }

    static class ThreadLocals implements Errand {
        @Override
        public void run() throws Exception {
            ThreadLocal.withInitial(() -> 1).get();
        }
    }

    static class Pools implements Errand {
        @Override
        public void run() throws Exception {
            Executors.newCachedThreadPool().execute(() -> {});
        }
    }

    static class Futures implements Errand {
        @Override
        public void run() throws Exception {
            CompletableFuture.supplyAsync(() -> 1).join();
        }
    }

    static class ParallelStreams implements Errand {
        @Override
        public void run() throws Exception {
            List.of(1, 2).parallelStream().forEach(n -> {});
        }
    }

    static class ParallelOfStreams implements Errand {
        @Override
        public void run() throws Exception {
            List.of(1, 2).stream().parallel().forEach(n -> {});
        }
    }

    static class Locks implements Errand {
        @Override
        public void run() throws Exception {
            new ReentrantLock().lock();
        }
    }

    static class Monitors implements Errand {
        @Override
        public void run() throws Exception {
            synchronized (DirectWorkflows.class) {
                this_.hashCode();
            }
        }
    }

    static class Latches implements Errand {
        @Override
        public void run() throws Exception {
            new CountDownLatch(1).countDown();
        }
    }

    static class Notifications implements Errand {
        @Override
        public void run() throws Exception {
            this_.notifyAll();
        }
    }

    static class Sleeping implements Errand {
        @Override
        public void run() throws Exception {
            Thread.sleep(1);
        }
    }

    static class SleepingByUnit implements Errand {
        @Override
        public void run() throws Exception {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static class Clocks implements Errand {
        @Override
        public void run() throws Exception {
            System.currentTimeMillis();
        }
    }

    static class NanoClocks implements Errand {
        @Override
        public void run() throws Exception {
            System.nanoTime();
        }
    }

    static class Instants implements Errand {
        @Override
        public void run() throws Exception {
            Instant.now();
        }
    }

    static class LocalDates implements Errand {
        @Override
        public void run() throws Exception {
            LocalDate.now();
        }
    }

    static class ZonedDates implements Errand {
        @Override
        public void run() throws Exception {
            ZonedDateTime.now(ZoneId.of("UTC"));
        }
    }

    static class ClockObjects implements Errand {
        @Override
        public void run() throws Exception {
            Clock.systemUTC().millis();
        }
    }

    static class Dates implements Errand {
        @Override
        public void run() throws Exception {
            new Date();
        }
    }

    static class Calendars implements Errand {
        @Override
        public void run() throws Exception {
            Calendar.getInstance();
        }
    }

    static class MathRandom implements Errand {
        @Override
        public void run() throws Exception {
            Math.random();
        }
    }

    static class Randoms implements Errand {
        @Override
        public void run() throws Exception {
            new Random().nextInt();
        }
    }

    static class ThreadLocalRandoms implements Errand {
        @Override
        public void run() throws Exception {
            ThreadLocalRandom.current().nextInt();
        }
    }

    static class SecureRandoms implements Errand {
        @Override
        public void run() throws Exception {
            new SecureRandom().nextInt();
        }
    }

    static class Uuids implements Errand {
        @Override
        public void run() throws Exception {
            UUID.randomUUID();
        }
    }

    static class Shuffling implements Errand {
        @Override
        public void run() throws Exception {
            Collections.shuffle(new ArrayList<>(List.of(1, 2)));
        }
    }

    static class FileNames implements Errand {
        @Override
        public void run() throws Exception {
            new FileInputStream("x").close();
        }
    }

    static class NioFiles implements Errand {
        @Override
        public void run() throws Exception {
            Files.readString(Path.of("x"));
        }
    }

    static class StandardOutput implements Errand {
        @Override
        public void run() throws Exception {
            System.out.println("x");
        }
    }

    static class Processes implements Errand {
        @Override
        public void run() throws Exception {
            new ProcessBuilder("x").start();
        }
    }

    static class Sockets implements Errand {
        @Override
        public void run() throws Exception {
            new Socket("localhost", 1).close();
        }
    }

    static class HttpClients implements Errand {
        @Override
        public void run() throws Exception {
            HttpClient.newHttpClient();
        }
    }

    static class Urls implements Errand {
        @Override
        public void run() throws Exception {
            new URL("http://x").openStream().close();
        }
    }

    static class RestClients implements Errand {
        @Override
        public void run() throws Exception {
            jakarta.ws.rs.client.ClientBuilder.newClient();
        }
    }

    static class Jdbc implements Errand {
        @Override
        public void run() throws Exception {
            DriverManager.getConnection("jdbc:x").close();
        }
    }

    static class Jpa implements Errand {
        @Override
        public void run() throws Exception {
            jakarta.persistence.Persistence.createEntityManagerFactory("x");
        }
    }

    static class Jndi implements Errand {
        @Override
        public void run() throws Exception {
            new InitialContext().lookup("x");
        }
    }

    static class EnvironmentVariables implements Errand {
        @Override
        public void run() throws Exception {
            System.getenv("X");
        }
    }

    static class SystemProperties implements Errand {
        @Override
        public void run() throws Exception {
            System.getProperty("x");
        }
    }

    static class MicroProfileConfig implements Errand {
        @Override
        public void run() throws Exception {
            org.eclipse.microprofile.config.ConfigProvider.getConfig();
        }
    }

    static class DefaultZones implements Errand {
        @Override
        public void run() throws Exception {
            ZoneId.systemDefault();
        }
    }

    static class Containers implements Errand {
        @Override
        public void run() throws Exception {
            jakarta.enterprise.inject.spi.CDI.current();
        }
    }

    static class StaticWrites implements Errand {
        @Override
        public void run() throws Exception {
            Shared.count = 1;
        }
    }

    static class StaticReads implements Errand {
        @Override
        public void run() throws Exception {
            Integer.toString(Shared.count);
        }
    }

    static class StaticCollections implements Errand {
        @Override
        public void run() throws Exception {
            Shared.NAMES.add("x");
        }
    }

    static class StaticAtomics implements Errand {
        @Override
        public void run() throws Exception {
            Shared.NEXT.incrementAndGet();
        }
    }

    static class SetIteration implements Errand {
        @Override
        public void run() throws Exception {
            for (String name : Set.of("a", "b")) {
                name.length();
            }
        }
    }

    static class MapIteration implements Errand {
        @Override
        public void run() throws Exception {
            Map.of("a", 1, "b", 2).forEach((name, number) -> {});
        }
    }

    static class ConstantSetIteration implements Errand {
        @Override
        public void run() throws Exception {
            List.copyOf(Shared.CODES);
        }
    }

    static class IdentityIteration implements Errand {
        @Override
        public void run() throws Exception {
            new IdentityHashMap<String, String>().keySet().iterator();
        }
    }

    static class Identities implements Errand {
        @Override
        public void run() throws Exception {
            System.identityHashCode(this);
        }
    }
}
