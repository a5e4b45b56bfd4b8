package io.perdura.persistence;

import io.perdura.engine.port.StoreException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an error of the database, thrown before the commit was sent, means for the engine. */
final class StoreErrors {

    /** Serialization failure, deadlock, lock timeout of PostgreSQL and of H2. */
    private static final Set<String> CONTENDED = Set.of("40001", "40P01", "55P03", "HYT00");

    private StoreErrors() {}

    /**
     * The store exception for a failed statement: DATA when the row can never fit, TRANSIENT when trying again may help.
     *
     * @param what what was being done, for the message
     */
    static StoreException beforeCommit(String what, Throwable error) {
        SQLException sql = sqlCause(error);
        String state = sql == null ? null : sql.getSQLState();
        StoreException.Kind kind = kind(state);
        String remedy = kind == StoreException.Kind.DATA
                ? "it does not fit the database, and would not at another try"
                : "nothing was written, try again";
        String cause = sql == null ? String.valueOf(error.getMessage()) : sql.getMessage() + " [" + state + "]";
        return new StoreException(kind, what + " failed: " + remedy + ": " + cause, error);
    }

    private static StoreException.Kind kind(@Nullable String state) {
        if (state == null) {
            return StoreException.Kind.TRANSIENT;
        }
        return isData(state)
                ? StoreException.Kind.DATA
                : CONTENDED.contains(state) ? StoreException.Kind.CONTENDED : StoreException.Kind.TRANSIENT;
    }

    /** As {@link #beforeCommit} for errors of the database; others, such as a bug or a simulated crash, pass unchanged. */
    static RuntimeException translated(String what, RuntimeException error) {
        boolean fromDatabase = error instanceof PersistenceException || sqlCause(error) != null;
        return error instanceof StoreException || !fromDatabase ? error : beforeCommit(what, error);
    }

    /** True when the database refused a statement of a transaction, which has ended without a commit. */
    static boolean isRefusal(SQLException error) {
        StoreException.Kind kind = kind(error.getSQLState());
        return kind == StoreException.Kind.DATA || kind == StoreException.Kind.CONTENDED;
    }

    /** True when the error says that a key exists already. */
    static boolean isDuplicateKey(SQLException error) {
        return "23505".equals(error.getSQLState());
    }

    /** Data exceptions, violated constraints, syntax or missing tables, and rows or index entries beyond a limit. */
    private static boolean isData(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42") || state.startsWith("54");
    }

    private static @Nullable SQLException sqlCause(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                SQLException next = sql.getNextException();
                return sql.getSQLState() == null && next != null ? next : sql;
            }
        }
        return null;
    }
}
