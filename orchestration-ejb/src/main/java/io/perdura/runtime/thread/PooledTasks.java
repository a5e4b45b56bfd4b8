package io.perdura.runtime.thread;

import java.util.concurrent.ThreadPoolExecutor;

/** Tasks on a pool of managed platform threads. Thread-safe. */
final class PooledTasks implements TaskThreads {

    private final ThreadPoolExecutor pool;

    PooledTasks(ThreadPoolExecutor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public void waiting(Runnable blocking) {
        resize(1);
        try {
            blocking.run();
        } finally {
            resize(-1);
        }
    }

    private void resize(int by) {
        synchronized (pool) {
            int size = pool.getCorePoolSize() + by;
            if (by > 0) {
                pool.setMaximumPoolSize(size);
                pool.setCorePoolSize(size);
            } else {
                pool.setCorePoolSize(size);
                pool.setMaximumPoolSize(size);
            }
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
