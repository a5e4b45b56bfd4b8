package io.perdura.engine.determinism;

/** A level of helpers above {@link Inner}. */
final class Outer {

    private Outer() {}

    static void threads() throws Exception {
        Inner.threads();
    }

    static void threadLocals() throws Exception {
        Inner.threadLocals();
    }

    static void pools() throws Exception {
        Inner.pools();
    }

    static void futures() throws Exception {
        Inner.futures();
    }

    static void parallelStreams() throws Exception {
        Inner.parallelStreams();
    }

    static void parallelOfStreams() throws Exception {
        Inner.parallelOfStreams();
    }

    static void locks() throws Exception {
        Inner.locks();
    }

    static void monitors() throws Exception {
        Inner.monitors();
    }

    static void latches() throws Exception {
        Inner.latches();
    }

    static void notifications() throws Exception {
        Inner.notifications();
    }

    static void sleeping() throws Exception {
        Inner.sleeping();
    }

    static void sleepingByUnit() throws Exception {
        Inner.sleepingByUnit();
    }

    static void clocks() throws Exception {
        Inner.clocks();
    }

    static void nanoClocks() throws Exception {
        Inner.nanoClocks();
    }

    static void instants() throws Exception {
        Inner.instants();
    }

    static void localDates() throws Exception {
        Inner.localDates();
    }

    static void zonedDates() throws Exception {
        Inner.zonedDates();
    }

    static void clockObjects() throws Exception {
        Inner.clockObjects();
    }

    static void dates() throws Exception {
        Inner.dates();
    }

    static void calendars() throws Exception {
        Inner.calendars();
    }

    static void mathRandom() throws Exception {
        Inner.mathRandom();
    }

    static void randoms() throws Exception {
        Inner.randoms();
    }

    static void threadLocalRandoms() throws Exception {
        Inner.threadLocalRandoms();
    }

    static void secureRandoms() throws Exception {
        Inner.secureRandoms();
    }

    static void uuids() throws Exception {
        Inner.uuids();
    }

    static void shuffling() throws Exception {
        Inner.shuffling();
    }

    static void fileNames() throws Exception {
        Inner.fileNames();
    }

    static void nioFiles() throws Exception {
        Inner.nioFiles();
    }

    static void standardOutput() throws Exception {
        Inner.standardOutput();
    }

    static void processes() throws Exception {
        Inner.processes();
    }

    static void sockets() throws Exception {
        Inner.sockets();
    }

    static void httpClients() throws Exception {
        Inner.httpClients();
    }

    static void urls() throws Exception {
        Inner.urls();
    }

    static void restClients() throws Exception {
        Inner.restClients();
    }

    static void jdbc() throws Exception {
        Inner.jdbc();
    }

    static void jpa() throws Exception {
        Inner.jpa();
    }

    static void jndi() throws Exception {
        Inner.jndi();
    }

    static void environmentVariables() throws Exception {
        Inner.environmentVariables();
    }

    static void systemProperties() throws Exception {
        Inner.systemProperties();
    }

    static void microProfileConfig() throws Exception {
        Inner.microProfileConfig();
    }

    static void defaultZones() throws Exception {
        Inner.defaultZones();
    }

    static void containers() throws Exception {
        Inner.containers();
    }

    static void staticWrites() throws Exception {
        Inner.staticWrites();
    }

    static void staticReads() throws Exception {
        Inner.staticReads();
    }

    static void staticCollections() throws Exception {
        Inner.staticCollections();
    }

    static void staticAtomics() throws Exception {
        Inner.staticAtomics();
    }

    static void setIteration() throws Exception {
        Inner.setIteration();
    }

    static void mapIteration() throws Exception {
        Inner.mapIteration();
    }

    static void constantSetIteration() throws Exception {
        Inner.constantSetIteration();
    }

    static void identityIteration() throws Exception {
        Inner.identityIteration();
    }

    static void identities() throws Exception {
        Inner.identities();
    }
}
