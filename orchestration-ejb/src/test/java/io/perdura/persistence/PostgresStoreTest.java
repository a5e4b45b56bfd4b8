package io.perdura.persistence;

import io.perdura.engine.port.ActivityStoreContract;
import io.perdura.engine.port.ClientStoreContract;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.LeaseStoreContract;
import io.perdura.engine.port.RetentionContract;
import io.perdura.engine.port.RunStoreContract;
import io.perdura.engine.port.Stores;
import io.perdura.engine.port.TransitionStoreContract;
import io.perdura.engine.port.VisibilityContract;
import org.junit.jupiter.api.Nested;

/** The store over Postgres keeps every rule of the ports. */
class PostgresStoreTest {

    @Nested
    class Leases extends LeaseStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Transitions extends TransitionStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Runs extends RunStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Clients extends ClientStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Retention extends RetentionContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Visibility extends VisibilityContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Activities extends ActivityStoreContract {
        @Override
        protected Stores open(CrashPoint.Hook crashPoints) {
            return DatabaseUnderTest.postgres().open(crashPoints);
        }
    }

    @Nested
    class Keys extends ProcessedKeysContract {
        @Override
        DatabaseUnderTest database() {
            return DatabaseUnderTest.postgres();
        }
    }
}
