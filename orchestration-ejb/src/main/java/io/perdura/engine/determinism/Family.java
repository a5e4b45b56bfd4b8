package io.perdura.engine.determinism;

/** What workflow code must not do, and why. */
public enum Family {
    THREAD("a thread of its own", "threads run in another order in a replay"),
    THREAD_LOCAL("a variable of a thread", "a replay runs on another thread"),
    EXECUTOR("an executor", "its tasks run in another order in a replay"),
    PARALLEL("parallel computation", "its parts run in another order in a replay"),
    LOCK("a lock of Java", "it blocks the thread, and is won in another order in a replay"),
    SLEEP("sleeping", "it blocks the thread and is not durable"),
    CLOCK("the wall clock", "a replay sees another time"),
    CHANCE("chance", "a replay draws other values"),
    IDENTITY("the identity of an object", "it is another number with each start of Java"),
    FILE("input or output", "a replay reads something else, or writes again"),
    NETWORK("the network", "a replay calls again and gets another answer"),
    DATABASE("a database", "a replay reads other rows, or writes again"),
    NAMING("a JNDI lookup", "a replay may find something else"),
    ENVIRONMENT("the environment", "a replay on another server or after a change reads something else"),
    MUTABLE_STATIC("a mutable static", "runs share it, and a replay finds another value"),
    INJECTION("injection", "a replay is given another object in another state"),
    UNORDERED("an order that changes with each start of Java", "a replay goes through it in another order"),
    SUPPRESSION("@Nondeterministic without a reason", "nobody could tell later whether it still holds");

    private final String label;
    private final String why;

    Family(String label, String why) {
        this.label = label;
        this.why = why;
    }

    /** In a few words, for a sentence. */
    public String label() {
        return label;
    }

    /** What goes wrong. */
    public String why() {
        return why;
    }
}
