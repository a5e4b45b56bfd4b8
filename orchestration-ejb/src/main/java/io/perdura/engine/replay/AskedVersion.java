package io.perdura.engine.replay;

/** A question by {@code getVersion} and its answer. */
record AskedVersion(String changeId, int version) {

    @Override
    public String toString() {
        return "getVersion(\"" + changeId + "\") = " + version;
    }
}
