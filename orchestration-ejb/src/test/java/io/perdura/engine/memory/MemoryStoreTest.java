package io.perdura.engine.memory;

import io.perdura.engine.port.ActivityStoreContract;
import io.perdura.engine.port.ClientStoreContract;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.LeaseStoreContract;
import io.perdura.engine.port.RetentionContract;
import io.perdura.engine.port.RunStoreContract;
import io.perdura.engine.port.Stores;
import io.perdura.engine.port.TransitionStoreContract;
import io.perdura.engine.port.VisibilityContract;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

/** The store in memory keeps every rule of the ports. */
class MemoryStoreTest {

    private static Stores inMemory(CrashPoint.Hook crashPoints) {
        MemoryStore store = new MemoryStore(new StoppedClock(), crashPoints);
        return new Stores(store.leases(), store.transitions(), store.runs(), store.clients(), store.activities());
    }

    private static final class StoppedClock implements EngineClock {
        @Override
        public Instant now() {
            return Instant.parse("2026-03-01T10:00:00Z");
        }

        @Override
        public long nanos() {
            return 0;
        }
    }

    @Nested
    class Leases extends LeaseStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }

    @Nested
    class Transitions extends TransitionStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }

    @Nested
    class Runs extends RunStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }

    @Nested
    class Clients extends ClientStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }

    @Nested
    class Visibility extends VisibilityContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }

    @Nested
    class Activities extends ActivityStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return inMemory(crashPoints);
        }
    }
}
