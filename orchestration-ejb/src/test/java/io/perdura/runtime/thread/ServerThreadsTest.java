package io.perdura.runtime.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerThreadsTest {

    private final ClassLoader application = new URLClassLoader(new URL[0]);
    private final ServerThreads threads = new ServerThreads(Executors.defaultThreadFactory(), 2, 1, 1, application);
    private final BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        threads.close();
    }

    private Thread runner() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void coroutines_begin_with_the_application_s_class_loader() throws InterruptedException {
        BlockingQueue<ClassLoader> loaders = new LinkedBlockingQueue<>();
        threads.coroutines().execute(() -> {
            loaders.add(Thread.currentThread().getContextClassLoader());
            seen.add(Thread.currentThread());
        });

        assertThat(loaders.poll(10, TimeUnit.SECONDS)).isSameAs(application);
        assertThat(runner().getName()).startsWith("perdura-workflow-");
    }

    @Test
    void coroutines_are_virtual_where_the_jvm_has_virtual_threads() {
        assertThat(VirtualThreads.factory().isPresent())
                .isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    void tasks_and_commits_have_threads_of_their_own() throws InterruptedException {
        threads.tasks().execute(() -> seen.add(Thread.currentThread()));
        assertThat(runner().getName()).startsWith("perdura-task-");
        threads.commits().execute(() -> seen.add(Thread.currentThread()));
        assertThat(runner().getName()).startsWith("perdura-worker-");
    }

    @Test
    void the_last_activity_that_a_commit_starts_runs_on_its_thread() throws InterruptedException {
        BlockingQueue<Thread> first = new LinkedBlockingQueue<>();
        threads.commits().execute(() -> {
            threads.activities().execute(() -> first.add(Thread.currentThread()));
            threads.activities().execute(() -> seen.add(Thread.currentThread()));
            seen.add(Thread.currentThread());
        });

        Thread committer = runner();
        assertThat(runner()).isSameAs(committer);
        assertThat(first.poll(10, TimeUnit.SECONDS)).isNotNull().isNotSameAs(committer);
    }

    @Test
    void no_activity_waits_for_another_commit() throws InterruptedException {
        threads.commits().execute(() -> {
            threads.activities().execute(() -> seen.add(Thread.currentThread()));
            threads.commitMore();
            try {
                Thread other = runner();
                seen.add(other == null || other == Thread.currentThread() ? Thread.currentThread() : other);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            seen.add(Thread.currentThread());
        });

        assertThat(runner()).isNotSameAs(runner());
    }

    @Test
    void an_activity_is_not_lost_with_an_error_of_its_commit() throws InterruptedException {
        threads.commits().execute(() -> {
            threads.activities().execute(() -> seen.add(Thread.currentThread()));
            throw new IllegalStateException("a defect");
        });

        assertThat(runner()).isNotNull();
    }

    @Test
    void what_comes_after_the_end_is_dropped() {
        threads.close();

        threads.tasks().execute(() -> seen.add(Thread.currentThread()));

        assertThat(seen).isEmpty();
    }
}
