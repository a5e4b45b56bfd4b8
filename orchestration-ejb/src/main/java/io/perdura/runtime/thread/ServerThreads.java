package io.perdura.runtime.thread;

import io.perdura.engine.port.EngineThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The engine's threads in a server. Commits and activities run on a bounded number of managed platform threads, tasks too, or on virtual ones
 * ({@link VirtualTasks}); each coroutine on a thread of its own, which is virtual where the JVM has virtual threads and else a pooled daemon
 * thread. Idle threads end after {@value #KEEP_ALIVE_SECONDS} s. Thread-safe.
 */
public final class ServerThreads implements EngineThreads, AutoCloseable {

    private static final long KEEP_ALIVE_SECONDS = 30;

    private final TaskThreads tasks;
    private final Workers workers;
    private final Executor coroutines;
    private final Executor platformCoroutines;

    /**
     * @param managed makes threads that know the application
     * @param taskThreads how many tasks of workflows may run at once
     * @param committers how many commits may be under way at once
     * @param activities how many activities may run at once
     * @param application the class loader that workflow code begins with
     */
    public ServerThreads(
            ThreadFactory managed, int taskThreads, int committers, int activities, ClassLoader application) {
        this.tasks = VirtualThreads.factory()
                .filter(any -> VirtualTasks.fitThisJvm())
                .<TaskThreads>map(virtual ->
                        new VirtualTasks(new NamedThreads("perdura-task-", virtual), application, taskThreads))
                .orElseGet(() -> new PooledTasks(bounded("perdura-task-", managed, taskThreads)));
        this.workers = new Workers(managed, committers + activities);
        Executor pool = pool();
        this.coroutines = within(
                application,
                VirtualThreads.factory()
                        .<Executor>map(ServerThreads::threadEach)
                        .orElse(pool));
        this.platformCoroutines = within(application, pool);
    }

    private static Executor within(ClassLoader application, Executor each) {
        return coroutine -> each.execute(() -> {
            Thread.currentThread().setContextClassLoader(application);
            coroutine.run();
        });
    }

    @Override
    public Executor tasks() {
        return tasks;
    }

    @Override
    public void waiting(Runnable blocking) {
        tasks.waiting(blocking);
    }

    @Override
    public Executor commits() {
        return workers.commits();
    }

    @Override
    public void commitMore() {
        workers.commitMore();
    }

    /** Runs activities: as many at once as was said, on platform threads. */
    public Executor activities() {
        return workers.activities();
    }

    @Override
    public Executor coroutines() {
        return coroutines;
    }

    @Override
    public Executor platformCoroutines() {
        return platformCoroutines;
    }

    /** Ends tasks, commits and activities, when they have ended; what is handed in later is dropped. Coroutines end with the engine that unwinds them. */
    @Override
    public void close() {
        tasks.close();
        workers.close();
    }

    static ThreadPoolExecutor bounded(String prefix, ThreadFactory factory, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamedThreads(prefix, factory),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Executor threadEach(ThreadFactory virtual) {
        ThreadFactory named = new NamedThreads("perdura-workflow-", virtual);
        return coroutine -> named.newThread(coroutine).start();
    }

    private static Executor pool() {
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new NamedThreads("perdura-workflow-", daemons));
    }
}
