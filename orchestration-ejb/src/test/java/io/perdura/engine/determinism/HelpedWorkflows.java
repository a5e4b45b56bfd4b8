package io.perdura.engine.determinism;

/** Workflows that do what they must not, one each, through two levels of helpers. */
final class HelpedWorkflows {

    private HelpedWorkflows() {}

    static class Threads implements Errand {
        @Override
        public void run() throws Exception {
            Outer.threads();
        }
    }

    static class ThreadLocals implements Errand {
        @Override
        public void run() throws Exception {
            Outer.threadLocals();
        }
    }

    static class Pools implements Errand {
        @Override
        public void run() throws Exception {
            Outer.pools();
        }
    }

    static class Futures implements Errand {
        @Override
        public void run() throws Exception {
            Outer.futures();
        }
    }

    static class ParallelStreams implements Errand {
        @Override
        public void run() throws Exception {
            Outer.parallelStreams();
        }
    }

    static class ParallelOfStreams implements Errand {
        @Override
        public void run() throws Exception {
            Outer.parallelOfStreams();
        }
    }

    static class Locks implements Errand {
        @Override
        public void run() throws Exception {
            Outer.locks();
        }
    }

    static class Monitors implements Errand {
        @Override
        public void run() throws Exception {
            Outer.monitors();
        }
    }

    static class Latches implements Errand {
        @Override
        public void run() throws Exception {
            Outer.latches();
        }
    }

    static class Notifications implements Errand {
        @Override
        public void run() throws Exception {
            Outer.notifications();
        }
    }

    static class Sleeping implements Errand {
        @Override
        public void run() throws Exception {
            Outer.sleeping();
        }
    }

    static class SleepingByUnit implements Errand {
        @Override
        public void run() throws Exception {
            Outer.sleepingByUnit();
        }
    }

    static class Clocks implements Errand {
        @Override
        public void run() throws Exception {
            Outer.clocks();
        }
    }

    static class NanoClocks implements Errand {
        @Override
        public void run() throws Exception {
            Outer.nanoClocks();
        }
    }

    static class Instants implements Errand {
        @Override
        public void run() throws Exception {
            Outer.instants();
        }
    }

    static class LocalDates implements Errand {
        @Override
        public void run() throws Exception {
            Outer.localDates();
        }
    }

    static class ZonedDates implements Errand {
        @Override
        public void run() throws Exception {
            Outer.zonedDates();
        }
    }

    static class ClockObjects implements Errand {
        @Override
        public void run() throws Exception {
            Outer.clockObjects();
        }
    }

    static class Dates implements Errand {
        @Override
        public void run() throws Exception {
            Outer.dates();
        }
    }

    static class Calendars implements Errand {
        @Override
        public void run() throws Exception {
            Outer.calendars();
        }
    }

    static class MathRandom implements Errand {
        @Override
        public void run() throws Exception {
            Outer.mathRandom();
        }
    }

    static class Randoms implements Errand {
        @Override
        public void run() throws Exception {
            Outer.randoms();
        }
    }

    static class ThreadLocalRandoms implements Errand {
        @Override
        public void run() throws Exception {
            Outer.threadLocalRandoms();
        }
    }

    static class SecureRandoms implements Errand {
        @Override
        public void run() throws Exception {
            Outer.secureRandoms();
        }
    }

    static class Uuids implements Errand {
        @Override
        public void run() throws Exception {
            Outer.uuids();
        }
    }

    static class Shuffling implements Errand {
        @Override
        public void run() throws Exception {
            Outer.shuffling();
        }
    }

    static class FileNames implements Errand {
        @Override
        public void run() throws Exception {
            Outer.fileNames();
        }
    }

    static class NioFiles implements Errand {
        @Override
        public void run() throws Exception {
            Outer.nioFiles();
        }
    }

    static class StandardOutput implements Errand {
        @Override
        public void run() throws Exception {
            Outer.standardOutput();
        }
    }

    static class Processes implements Errand {
        @Override
        public void run() throws Exception {
            Outer.processes();
        }
    }

    static class Sockets implements Errand {
        @Override
        public void run() throws Exception {
            Outer.sockets();
        }
    }

    static class HttpClients implements Errand {
        @Override
        public void run() throws Exception {
            Outer.httpClients();
        }
    }

    static class Urls implements Errand {
        @Override
        public void run() throws Exception {
            Outer.urls();
        }
    }

    static class RestClients implements Errand {
        @Override
        public void run() throws Exception {
            Outer.restClients();
        }
    }

    static class Jdbc implements Errand {
        @Override
        public void run() throws Exception {
            Outer.jdbc();
        }
    }

    static class Jpa implements Errand {
        @Override
        public void run() throws Exception {
            Outer.jpa();
        }
    }

    static class Jndi implements Errand {
        @Override
        public void run() throws Exception {
            Outer.jndi();
        }
    }

    static class EnvironmentVariables implements Errand {
        @Override
        public void run() throws Exception {
            Outer.environmentVariables();
        }
    }

    static class SystemProperties implements Errand {
        @Override
        public void run() throws Exception {
            Outer.systemProperties();
        }
    }

    static class MicroProfileConfig implements Errand {
        @Override
        public void run() throws Exception {
            Outer.microProfileConfig();
        }
    }

    static class DefaultZones implements Errand {
        @Override
        public void run() throws Exception {
            Outer.defaultZones();
        }
    }

    static class Containers implements Errand {
        @Override
        public void run() throws Exception {
            Outer.containers();
        }
    }

    static class StaticWrites implements Errand {
        @Override
        public void run() throws Exception {
            Outer.staticWrites();
        }
    }

    static class StaticReads implements Errand {
        @Override
        public void run() throws Exception {
            Outer.staticReads();
        }
    }

    static class StaticCollections implements Errand {
        @Override
        public void run() throws Exception {
            Outer.staticCollections();
        }
    }

    static class StaticAtomics implements Errand {
        @Override
        public void run() throws Exception {
            Outer.staticAtomics();
        }
    }

    static class SetIteration implements Errand {
        @Override
        public void run() throws Exception {
            Outer.setIteration();
        }
    }

    static class MapIteration implements Errand {
        @Override
        public void run() throws Exception {
            Outer.mapIteration();
        }
    }

    static class ConstantSetIteration implements Errand {
        @Override
        public void run() throws Exception {
            Outer.constantSetIteration();
        }
    }

    static class IdentityIteration implements Errand {
        @Override
        public void run() throws Exception {
            Outer.identityIteration();
        }
    }

    static class Identities implements Errand {
        @Override
        public void run() throws Exception {
            Outer.identities();
        }
    }
}
