package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.CompletablePromise;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueueConsumer;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowLocal;
import io.perdura.workflow.WorkflowLock;
import io.perdura.workflow.WorkflowMethod;
import io.perdura.workflow.WorkflowQueue;
import io.perdura.workflow.WorkflowSemaphore;
import io.perdura.workflow.WorkflowThreadLocal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What workflow threads of one run share: locks, permits, queues, promises, variables. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ConcurrencyTest extends Kit {

    ConcurrencyTest(int cachedRuns) {
        super(cachedRuns);
    }

    private String run(String what) {
        run(Sharing.class);
        return stub(Sharer.class).share(what);
    }

    @Test
    void givenALock_thenOneThreadAtATimeHasItInTheOrderOfArrival() {
        assertThat(run("lock")).isEqualTo("[0 in, 0 out, 1 in, 1 out, 2 in, 2 out] free");
    }

    @Test
    void givenALockThatIsHeld_thenTryingGivesUpAtOnceOrAfterTheTimeout() {
        assertThat(run("tryLock")).isEqualTo("false false true held");
        assertThat(passed()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    void givenACancelledScope_thenWaitingForALockEnds() {
        assertThat(run("cancelLock")).isEqualTo("cancelled, then locked");
    }

    @Test
    void givenALockThatNobodyHolds_thenUnlockSaysSo() {
        assertThat(run("unlock")).contains("nobody holds the lock");
    }

    @Test
    void givenASemaphoreOfTwo_thenTwoRunAtOnce() {
        assertThat(run("semaphore")).isEqualTo("at most 2, all 6");
        assertThat(passed()).isBetween(Duration.ofHours(3), Duration.ofHours(4));
    }

    @Test
    void givenAWaiterForMany_thenLaterOnesDoNotOvertakeIt() {
        assertThat(run("fair")).isEqualTo("[three, one]");
    }

    @Test
    void givenAQueue_thenElementsComeOutInOrderAndPuttersWaitForRoom() {
        assertThat(run("queue")).isEqualTo("[1, 2, 3, 4, 5] offer to a full one: false, late: false");
    }

    @Test
    void givenAnEmptyQueue_thenPollGivesUpAndTakeIsCancellable() {
        assertThat(run("emptyQueue")).isEqualTo("null null cancelled 7 mapped: 14");
    }

    @Test
    void givenSignalsIntoAQueue_thenTheMainMethodTakesThem() {
        run(Sharing.class);
        Sharer workflow = stub(Sharer.class);
        WorkflowClient.start(workflow::share, "signals");
        workflow.push("a");
        workflow.push("b");
        workflow.push("c");
        assertThat(result(workflow)).isEqualTo("abc");
    }

    @Test
    void givenPromises_thenTheyCompose() {
        assertThat(run("promises"))
                .isEqualTo("2 handled:wrong rescued composed:3 first failure:wrong any:1 late:true from:5 done:true");
    }

    @Test
    void givenAFailingFunction_whenItIsRetried_thenPausesAreDurable() {
        assertThat(run("retry")).isEqualTo("ok after 3, async ok after 4");
        assertThat(passed()).isBetween(Duration.ofSeconds(3), Duration.ofMinutes(1));
    }

    @Test
    void givenWorkflowLocals_thenEachRunAndEachThreadHasItsOwn() {
        assertThat(run("locals")).isEqualTo("run: 1 1, thread: main other, cached: true, fresh: false");
    }

    @Test
    void givenNestedScopes_thenACancellationReachesTheInnerOnesButNotDetachedOnes() {
        assertThat(run("nested")).isEqualTo("[inner cancelled: because, detached done, thrown]");
    }

    @Test
    void givenAScopeWithATimer_thenTheTimerCancelsTheWork() {
        assertThat(run("scopeTimer")).isEqualTo("too slow");
        assertThat(passed()).isLessThan(Duration.ofHours(2));
    }

    @WorkflowInterface
    public interface Sharer {
        @WorkflowMethod
        String share(String what);

        @SignalMethod
        void push(String text);
    }

    public static class Sharing implements Sharer {

        private static final WorkflowLocal<Integer> RUN = WorkflowLocal.withInitial(() -> 0);
        private static final WorkflowLocal<Object> CACHED = WorkflowLocal.withCachedInitial(Object::new);
        private static final WorkflowLocal<Object> FRESH = WorkflowLocal.withInitial(Object::new);
        private static final WorkflowThreadLocal<String> THREAD = new WorkflowThreadLocal<>();

        private final WorkflowQueue<String> pushed = Workflow.newWorkflowQueue(10);

        @Override
        public void push(String text) {
            pushed.put(text);
        }

        @Override
        public String share(String what) {
            return switch (what) {
                case "lock" -> lock();
                case "tryLock" -> tryLock();
                case "cancelLock" -> cancelLock();
                case "unlock" -> failure(() -> Workflow.newWorkflowLock().unlock());
                case "semaphore" -> semaphore();
                case "fair" -> fair();
                case "queue" -> queue();
                case "emptyQueue" -> emptyQueue();
                case "signals" -> pushed.take() + pushed.take() + pushed.cancellableTake();
                case "promises" -> promises();
                case "retry" -> retry();
                case "locals" -> locals();
                case "nested" -> nested();
                case "scopeTimer" -> scopeTimer();
                default -> throw ApplicationFailure.newFailure(what, "Unknown");
            };
        }

        private static String failure(Runnable code) {
            try {
                code.run();
                return "no failure";
            } catch (RuntimeException e) {
                return String.valueOf(e.getMessage());
            }
        }

        private String lock() {
            WorkflowLock lock = Workflow.newWorkflowLock();
            List<String> log = new ArrayList<>();
            List<Promise<Void>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int me = i;
                all.add(Async.procedure(() -> {
                    lock.lock();
                    try {
                        log.add(me + " in");
                        Workflow.sleep(Duration.ofHours(1));
                        log.add(me + " out");
                    } finally {
                        lock.unlock();
                    }
                }));
            }
            Promise.allOf(all).get();
            return log + (lock.isHeld() ? " held" : " free");
        }

        private String tryLock() {
            WorkflowLock lock = Workflow.newWorkflowLock();
            lock.lock();
            Promise<Void> later = Async.procedure(() -> {
                Workflow.sleep(Duration.ofHours(2));
                lock.unlock();
            });
            String tried =
                    lock.tryLock() + " " + lock.tryLock(Duration.ofHours(1)) + " " + lock.tryLock(Duration.ofHours(5));
            later.get();
            return tried + (lock.isHeld() ? " held" : " free");
        }

        private String cancelLock() {
            WorkflowLock lock = Workflow.newWorkflowLock();
            lock.lock();
            StringBuilder log = new StringBuilder();
            CancellationScope scope = Workflow.newCancellationScope(() -> {
                try {
                    lock.lock();
                } catch (CanceledFailure e) {
                    log.append("cancelled");
                }
            });
            Promise<Void> waiting = Async.procedure(scope::run);
            Workflow.sleep(Duration.ofMinutes(1));
            scope.cancel();
            waiting.get();
            lock.unlock();
            return log + ", then " + (lock.tryLock() ? "locked" : "not locked");
        }

        private String semaphore() {
            WorkflowSemaphore permits = Workflow.newWorkflowSemaphore(2);
            int[] running = new int[3];
            List<Promise<Void>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(Async.procedure(() -> {
                    permits.acquire();
                    running[0]++;
                    running[1] = Math.max(running[1], running[0]);
                    Workflow.sleep(Duration.ofHours(1));
                    running[0]--;
                    running[2]++;
                    permits.release();
                }));
            }
            Promise.allOf(all).get();
            return "at most " + running[1] + ", all " + running[2];
        }

        private String fair() {
            WorkflowSemaphore permits = Workflow.newWorkflowSemaphore(0);
            List<String> log = new ArrayList<>();
            Promise<Void> three = Async.procedure(() -> {
                permits.acquire(3);
                log.add("three");
            });
            Promise<Void> one = Async.procedure(() -> {
                permits.acquire();
                log.add("one");
            });
            Workflow.sleep(Duration.ofMinutes(1));
            permits.release(2);
            Workflow.sleep(Duration.ofMinutes(1));
            permits.release(2);
            Promise.allOf(three, one).get();
            return log.toString();
        }

        private String queue() {
            WorkflowQueue<Integer> queue = Workflow.newWorkflowQueue(2);
            Promise<Void> putting = Async.procedure(() -> {
                for (int i = 1; i <= 5; i++) {
                    queue.put(i);
                }
            });
            List<Integer> taken = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Workflow.sleep(Duration.ofMinutes(1));
                taken.add(queue.take());
            }
            putting.get();
            queue.put(8);
            queue.put(9);
            return taken + " offer to a full one: " + queue.offer(10) + ", late: "
                    + queue.offer(10, Duration.ofHours(1));
        }

        private String emptyQueue() {
            WorkflowQueue<Integer> queue = Workflow.newQueue(2);
            String log = queue.poll() + " " + queue.poll(Duration.ofHours(1)) + " ";
            CancellationScope scope = Workflow.newCancellationScope(() -> queue.cancellableTake());
            Promise<Void> waiting = Async.procedure(scope::run);
            Workflow.sleep(Duration.ofMinutes(1));
            scope.cancel();
            log += waiting.getFailure() instanceof CanceledFailure ? "cancelled " : "not cancelled ";
            queue.offer(7);
            log += queue.peek();
            QueueConsumer<Integer> doubled = queue.map(each -> each * 2);
            return log + " mapped: " + doubled.take();
        }

        private String promises() {
            Promise<Integer> one = Workflow.newPromise(1);
            Promise<Integer> wrong = Workflow.newFailedPromise(new IllegalStateException("wrong"));
            CompletablePromise<Integer> open = Workflow.newPromise();
            CompletablePromise<Integer> copy = Workflow.newPromise();
            copy.completeFrom(open);
            boolean late = false;
            try {
                open.get(1, TimeUnit.HOURS);
            } catch (TimeoutException e) {
                late = true;
            }
            open.complete(5);
            open.complete(6);
            return one.thenApply(value -> value + 1).get()
                    + " "
                    + wrong.handle((value, failure) -> "handled:" + failure.getMessage())
                            .get()
                    + " "
                    + wrong.thenApply(value -> "")
                            .exceptionally(failure -> "rescued")
                            .get()
                    + " composed:"
                    + one.thenCompose(value -> Workflow.newPromise(value + 2)).get()
                    + " first failure:"
                    + Promise.allOf(one, wrong).getFailure().getMessage()
                    + " any:"
                    + Promise.anyOf(List.of(one, wrong)).get()
                    + " late:"
                    + late
                    + " from:"
                    + copy.cancellableGet()
                    + " done:"
                    + copy.isCompleted();
        }

        private String retry() {
            io.perdura.common.RetryOptions options = io.perdura.common.RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumAttempts(5)
                    .build();
            int[] calls = new int[2];
            String direct = Workflow.retry(options, java.util.Optional.empty(), () -> {
                if (++calls[0] < 3) {
                    throw new IllegalStateException("not yet");
                }
                return "ok after " + calls[0];
            });
            String async = Async.retry(
                            options,
                            java.util.Optional.of(Duration.ofHours(1)),
                            () -> ++calls[1] < 4
                                    ? Workflow.newFailedPromise(new IllegalStateException("not yet"))
                                    : Workflow.newPromise("async ok after " + calls[1]))
                    .get();
            return direct + ", " + async;
        }

        private String locals() {
            RUN.set(RUN.get() + 1);
            THREAD.set("main");
            String other = Async.function(() -> {
                        String before = THREAD.get();
                        THREAD.set("other");
                        return RUN.get() + (before == null ? "" : before) + ", thread: ";
                    })
                    .get();
            return "run: " + RUN.get() + " " + other + THREAD.get() + " other, cached: " + sameAgain(CACHED)
                    + ", fresh: " + sameAgain(FRESH);
        }

        private static boolean sameAgain(WorkflowLocal<Object> local) {
            Object first = local.get();
            return first.equals(local.get());
        }

        private String nested() {
            List<String> log = new ArrayList<>();
            CancellationScope outer = Workflow.newCancellationScope(() -> {
                CancellationScope inner = Workflow.newCancellationScope(() -> {
                    try {
                        Workflow.sleep(Duration.ofDays(1));
                    } catch (CanceledFailure e) {
                        log.add("inner cancelled: "
                                + CancellationScope.current().getCancellationReason());
                    }
                });
                inner.run();
                Workflow.newDetachedCancellationScope(() -> {
                            Workflow.sleep(Duration.ofMinutes(1));
                            log.add("detached done");
                        })
                        .run();
                try {
                    CancellationScope.throwCanceled();
                } catch (CanceledFailure e) {
                    log.add("thrown");
                }
            });
            Promise<Void> running = Async.procedure(outer::run);
            Workflow.sleep(Duration.ofMinutes(1));
            outer.cancel("because");
            running.get();
            return log.toString();
        }

        private String scopeTimer() {
            CompletablePromise<String> outcome = Workflow.newPromise();
            CancellationScope work =
                    Workflow.newCancellationScope(() -> outcome.completeFrom(Workflow.newTimer(Duration.ofDays(1))
                            .thenApply(done -> "in time")
                            .exceptionally(e -> "too slow")));
            work.run();
            Workflow.newTimer(Duration.ofHours(1)).thenApply(late -> {
                work.cancel();
                return true;
            });
            return outcome.get();
        }
    }
}
