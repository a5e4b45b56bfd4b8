package io.perdura.runtime.transaction;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Where JTA transactions begin and end. By interceptor and not by {@code UserTransaction}, which is forbidden on threads that
 * are in an enterprise bean with container-managed transactions, from where callers may well come. Thread-safe.
 */
@ApplicationScoped
public class TransactionBoundary {

    @Resource
    private TransactionSynchronizationRegistry registry;

    @SuppressWarnings("NullAway.Init")
    public TransactionBoundary() {}

    /** Runs {@code work} in a new transaction; the thread's own, if any, is suspended meanwhile. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <T> T inNew(Supplier<T> work) {
        return work.get();
    }

    /** Runs {@code work} outside any transaction; the thread's own, if any, is suspended meanwhile. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public <T> T outside(Supplier<T> work) {
        return work.get();
    }

    /** Whether the calling thread is in a transaction. */
    public boolean active() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** Whether the transaction of the calling thread can only be rolled back. */
    public boolean rollbackOnly() {
        return registry.getRollbackOnly();
    }

    /** Lets the transaction of the calling thread end in a rollback. */
    public void rollBack() {
        registry.setRollbackOnly();
    }

    /** Keeps a word with the transaction of the calling thread. */
    public void remember(String word) {
        registry.putResource(new Word(word), word);
    }

    /** Whether the transaction of the calling thread keeps that word. */
    public boolean remembers(String word) {
        return registry.getResource(new Word(word)) != null;
    }

    /** A key of the transaction's resources that is nobody else's. */
    private record Word(String text) {}

    /** Runs {@code action} when the transaction of the calling thread has committed; never, when it is rolled back. */
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // what must be in the transaction was written before
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }
}
