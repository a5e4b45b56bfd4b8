package io.perdura.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Transactions on plain Java SE, over a resource-local persistence unit: for tests and measurements. A caller's own
 * transaction is what {@link #business} opens.
 */
public final class LocalTransactions implements Transactions {

    private final ResourceLocal engine;
    private final EntityManagerFactory application;
    private final Map<Thread, Business> business = new ConcurrentHashMap<>();

    private record Business(EntityManager entities, List<Runnable> afterCommit, Set<String> words) {}

    /**
     * @param engine the engine's own connections
     * @param source the data source of {@code engine}
     * @param application the application's connections, which joined work shares
     */
    public LocalTransactions(EntityManagerFactory engine, DataSource source, EntityManagerFactory application) {
        this.engine = new ResourceLocal(engine, source);
        this.application = application;
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
        Business current = business.get(Thread.currentThread());
        if (current != null) {
            return work.in(UnitOfWork.of(current.entities()));
        }
        try (EntityManager entities = application.createEntityManager()) {
            return ResourceLocal.run(entities, work);
        }
    }

    @Override
    public boolean active() {
        return business.containsKey(Thread.currentThread());
    }

    @Override
    public void afterCommit(Runnable action) {
        Business current = business.get(Thread.currentThread());
        if (current == null) {
            action.run();
        } else {
            current.afterCommit().add(action);
        }
    }

    @Override
    public void remember(String word) {
        callers().words().add(word);
    }

    @Override
    public boolean remembers(String word) {
        return callers().words().contains(word);
    }

    private Business callers() {
        return Objects.requireNonNull(business.get(Thread.currentThread()), "the thread is in no transaction");
    }

    /** Runs {@code work} as a caller's transaction, which the store's joined work becomes part of. */
    public <T> T business(Work<T> work) {
        List<Runnable> afterCommit = new ArrayList<>();
        T result;
        try (EntityManager entities = application.createEntityManager()) {
            business.put(Thread.currentThread(), new Business(entities, afterCommit, new HashSet<>()));
            result = ResourceLocal.run(entities, work);
        } finally {
            business.remove(Thread.currentThread());
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }
}
