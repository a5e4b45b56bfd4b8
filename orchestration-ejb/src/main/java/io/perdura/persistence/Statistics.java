package io.perdura.persistence;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Sees to it that the database plans with tables as they are. A plan made while a table was empty may read all of it, or the wrong index, and
 * is kept by its connection until the table is analyzed; a database does so by itself, but only after a minute. So the engine asks for it
 * when the tables have grown by much since it was started. Thread-safe.
 */
final class Statistics {

    private static final int FIRST = 1_000;
    private static final int FACTOR = 5;

    /** By then the database knows more than the engine. */
    private static final int LAST = FIRST * FACTOR * FACTOR * FACTOR;

    private final Runnable analyze;
    private final AtomicLong written = new AtomicLong();
    private long next = FIRST;

    Statistics(Runnable analyze) {
        this.analyze = analyze;
    }

    void wrote(int transitions) {
        written.addAndGet(transitions);
    }

    /** Analyzes, if it is time. Called by one thread at a time. */
    void tend() {
        if (written.get() < next || next > LAST) {
            return;
        }
        while (next <= written.get()) {
            next *= FACTOR;
        }
        analyze.run();
    }

    /** Lets the database look at its tables. */
    static void analyze(Database database) {
        String statement = database.dialect().analyze();
        if (!statement.isEmpty()) {
            database.own("analyzing the tables", (entities, sql) -> sql.update(statement));
        }
    }
}
