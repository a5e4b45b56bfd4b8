package io.perdura.runtime.transaction;

import io.perdura.engine.port.StoreException;
import io.perdura.persistence.ResourceLocal;
import io.perdura.persistence.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store's transactions by JTA. The engine's own work runs on the engine's data source, which no transaction manager needs to know of; joined work
 * runs on the application's, in the caller's transaction if there is one. Thread-safe.
 */
public final class JtaTransactions implements Transactions {

    private final TransactionBoundary boundary;
    private final Own engine;
    private final EntityManagerFactory application;

    /** Begins and commits a new transaction on the engine's data source. */
    private interface Own {
        <T> T run(Work<T> work);

        <T> T plain(Statements<T> work);
    }

    private JtaTransactions(TransactionBoundary boundary, Own engine, EntityManagerFactory application) {
        this.boundary = boundary;
        this.engine = engine;
        this.application = application;
    }

    /**
     * @param engine over a data source of the engine's own, without JTA
     * @param application over the application's, with JTA
     */
    static JtaTransactions of(TransactionBoundary boundary, ResourceLocal engine, EntityManagerFactory application) {
        Own own = new Own() {
            @Override
            public <T> T run(Work<T> work) {
                return boundary.active() ? boundary.outside(() -> engine.run(work)) : engine.run(work);
            }

            @Override
            public <T> T plain(Statements<T> work) {
                return boundary.active() ? boundary.outside(() -> engine.plain(work)) : engine.plain(work);
            }
        };
        return new JtaTransactions(boundary, own, application);
    }

    /**
     * @param engine over the engine's data source, with JTA
     * @param application over the application's, with JTA; may be the same
     */
    static JtaTransactions of(
            TransactionBoundary boundary, EntityManagerFactory engine, EntityManagerFactory application) {
        Own own = new Own() {
            @Override
            public <T> T run(Work<T> work) {
                return committed(boundary, engine, work);
            }

            @Override
            public <T> T plain(Statements<T> work) {
                return committed(boundary, engine, unit -> work.on(unit.connection(), false));
            }
        };
        return new JtaTransactions(boundary, own, application);
    }

    @Override
    public <T> T own(Work<T> work) {
        return engine.run(work);
    }

    @Override
    public <T> T plain(Statements<T> work) {
        return engine.plain(work);
    }

    @Override
    public <T> T joined(Work<T> work) {
        return boundary.active() ? in(application, work) : committed(boundary, application, work);
    }

    @Override
    public boolean active() {
        return boundary.active();
    }

    @Override
    public void afterCommit(Runnable action) {
        if (boundary.active()) {
            boundary.afterCommit(action);
        } else {
            action.run();
        }
    }

    @Override
    public void remember(String word) {
        boundary.remember(word);
    }

    @Override
    public boolean remembers(String word) {
        return boundary.remembers(word);
    }

    private static <T> T committed(TransactionBoundary boundary, EntityManagerFactory factory, Work<T> work) {
        Attempt<T> attempt = new Attempt<>(factory, work);
        try {
            return boundary.inNew(attempt);
        } catch (RuntimeException e) {
            if (attempt.workDone) { // so it came out of the commit
                throw new StoreException(
                        StoreException.Kind.UNKNOWN, "the commit was sent, but failed: ask for its outcome", e);
            }
            RuntimeException failure = attempt.failure;
            throw failure != null ? failure : e;
        }
    }

    private static <T> T in(EntityManagerFactory factory, Work<T> work) {
        // Closed before the commit: the persistence context itself lives until the transaction ends.
        try (EntityManager entities = factory.createEntityManager()) {
            return work.in(UnitOfWork.of(entities));
        }
    }

    /** The work of one transaction, which remembers how it ended, since the commit comes after it. */
    private static final class Attempt<T> implements Supplier<T> {
        private final EntityManagerFactory factory;
        private final Work<T> work;
        private boolean workDone;
        private @Nullable RuntimeException failure;

        Attempt(EntityManagerFactory factory, Work<T> work) {
            this.factory = factory;
            this.work = work;
        }

        @Override
        public T get() {
            try {
                T result = in(factory, work);
                workDone = true;
                return result;
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }
}
