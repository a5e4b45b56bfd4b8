package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowLock;
import io.perdura.workflow.WorkflowMethod;
import io.perdura.workflow.WorkflowQueue;
import io.perdura.workflow.WorkflowSemaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Time, chance, conditions, scopes, versions, and what the threads of one run share. */
public interface FlowCases extends Cases {

    private String go(String what) {
        return stub(Flow.class).go(what);
    }

    @Test
    default void hello_await() {
        Flow flow = stub(Flow.class);
        WorkflowClient.start(flow::go, "await");
        flow.say("a");
        assertThat(Cases.result(flow)).isEqualTo("false, then true [a]");
    }

    @Test
    default void hello_workflow_timer() {
        assertThat(go("timer")).isEqualTo("short");
    }

    @Test
    default void hello_cancellation_scope() {
        Flow flow = stub(Flow.class);
        assertThat(flow.go("first wins")).isEqualTo("echo quick won, others cancelled");
    }

    @Test
    default void hello_cancellation_scope_with_timer() {
        assertThat(go("scope with timer")).isEqualTo("too slow");
    }

    @Test
    default void hello_detached_scope() {
        Flow flow = stub(Flow.class);
        WorkflowClient.start(flow::go, "detached");
        Cases.eventually(() -> Cases.untyped(flow).describe().pendingTimers().size(), 1);
        Cases.untyped(flow).cancel("enough");
        assertThat(Cases.failure(flow)).isInstanceOf(CanceledFailure.class);
        assertThat(flow.said()).containsExactly("echo cleanup");
    }

    @Test
    default void hello_side_effect() {
        Flow flow = stub(Flow.class);
        assertThat(flow.go("side effect")).isEqualTo("recorded");
    }

    @Test
    default void hello_mutable_side_effect() {
        assertThat(go("mutable side effect")).isEqualTo("[1, 1, 1, 4, 4, 4]");
    }

    @Test
    default void hello_periodic_continue_as_new() {
        assertThat(go("periodic:5")).isEqualTo("runs left 0, continued");
    }

    @Test
    default void change_get_version() {
        assertThat(go("version")).isEqualTo("2 2 1");
    }

    @Test
    default void concurrency_lock() {
        assertThat(go("lock")).isEqualTo("[0 in, 0 out, 1 in, 1 out, 2 in, 2 out]");
    }

    @Test
    default void concurrency_semaphore() {
        assertThat(go("semaphore")).isEqualTo("at most 2 of 5");
    }

    @Test
    default void concurrency_queue() {
        assertThat(go("queue")).isEqualTo("[1, 2, 3, 4]");
    }

    @WorkflowInterface
    interface Flow {
        @WorkflowMethod(name = "CaseOfFlows")
        String go(String what);

        @SignalMethod
        void say(String text);

        @QueryMethod
        List<String> said();
    }

    class Flowing implements Flow {

        private static final Duration TICK = Duration.ofMillis(20);
        private static final Duration LONG = Duration.ofMinutes(10);

        private final Work work = Workflow.newActivityStub(Work.class);
        private final List<String> said = new ArrayList<>();

        @Override
        public void say(String text) {
            said.add(text);
        }

        @Override
        public List<String> said() {
            return said;
        }

        @Override
        public String go(String what) {
            String[] parts = what.split(":", 2);
            return switch (parts[0]) {
                case "await" -> {
                    boolean never = Workflow.await(TICK, () -> false);
                    yield never + ", then " + Workflow.await(LONG, () -> !said.isEmpty()) + " " + said;
                }
                case "timer" -> {
                    Promise<String> brief = Workflow.newTimer(TICK).thenApply(nothing -> "short");
                    Promise<String> lengthy = Workflow.newTimer(LONG).thenApply(nothing -> "long");
                    yield String.valueOf(Promise.anyOf(brief, lengthy).get());
                }
                case "first wins" -> firstWins();
                case "scope with timer" -> scopeWithTimer();
                case "detached" -> detached();
                case "side effect" -> sideEffect();
                case "mutable side effect" -> mutableSideEffect();
                case "periodic" -> periodic(Integer.parseInt(parts[1]));
                case "version" -> {
                    int first = Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 2);
                    Workflow.sleep(TICK);
                    yield first + " " + Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 2) + " "
                            + Workflow.getVersion("other", 1, 1);
                }
                case "lock" -> lock();
                case "semaphore" -> semaphore();
                case "queue" -> queue();
                default -> throw ApplicationFailure.newFailure(what, "Unknown");
            };
        }

        private String firstWins() {
            List<Promise<String>> answers = new ArrayList<>();
            CancellationScope scope = Workflow.newCancellationScope(() -> {
                answers.add(Async.function(() -> {
                    Workflow.sleep(LONG);
                    return "slow";
                }));
                answers.add(Async.function(work::echo, "quick"));
            });
            scope.run();
            String winner = Promise.anyOf(answers).get();
            scope.cancel();
            boolean cancelled = answers.get(0).getFailure() instanceof CanceledFailure;
            return winner + " won, others " + (cancelled ? "cancelled" : "running");
        }

        private String scopeWithTimer() {
            CancellationScope scope = Workflow.newCancellationScope(() -> {
                Workflow.sleep(LONG);
            });
            Promise<Void> timer = Workflow.newTimer(TICK);
            Promise<Void> running = Async.procedure(scope::run);
            timer.get();
            scope.cancel("too slow");
            return running.getFailure() instanceof CanceledFailure ? "too slow" : "in time";
        }

        private String detached() {
            try {
                Workflow.sleep(LONG);
                return "not cancelled";
            } catch (CanceledFailure e) {
                Workflow.newDetachedCancellationScope(() -> said.add(work.echo("cleanup")))
                        .run();
                throw e;
            }
        }

        private String sideEffect() {
            Long first = Workflow.sideEffect(Long.class, System::nanoTime);
            String before = Workflow.randomUUID() + " " + Workflow.newRandom().nextInt() + " " + first;
            String noted = work.note(before);
            Workflow.sleep(TICK);
            return noted.equals(before) ? "recorded" : "changed";
        }

        private static String mutableSideEffect() {
            int[] reads = new int[1];
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                seen.add(Workflow.mutableSideEffect(
                        "limit", Integer.class, (before, now) -> now - before >= 3, () -> ++reads[0]));
            }
            return seen.toString();
        }

        private static String periodic(int left) {
            if (left > 0) {
                Workflow.sleep(TICK);
                Workflow.continueAsNew("periodic:" + (left - 1));
            }
            boolean continued = Workflow.getInfo().getContinuedExecutionRunId().isPresent();
            return "runs left " + left + (continued ? ", continued" : ", not continued");
        }

        private static void together(int count, Consumer<Integer> code) {
            List<Promise<Void>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int me = i;
                all.add(Async.procedure(() -> code.accept(me)));
            }
            Promise.allOf(all).get();
        }

        private static String lock() {
            WorkflowLock lock = Workflow.newWorkflowLock();
            List<String> log = new ArrayList<>();
            together(3, me -> {
                lock.lock();
                try {
                    log.add(me + " in");
                    Workflow.sleep(TICK);
                    log.add(me + " out");
                } finally {
                    lock.unlock();
                }
            });
            return log.toString();
        }

        private static String semaphore() {
            WorkflowSemaphore permits = Workflow.newWorkflowSemaphore(2);
            int[] running = new int[2];
            together(5, me -> {
                permits.acquire();
                running[0]++;
                running[1] = Math.max(running[1], running[0]);
                Workflow.sleep(TICK);
                running[0]--;
                permits.release();
            });
            return "at most " + running[1] + " of 5";
        }

        private static String queue() {
            WorkflowQueue<Integer> queue = Workflow.newWorkflowQueue(1);
            Promise<Void> putting = Async.procedure(() -> {
                for (int i = 1; i <= 4; i++) {
                    queue.put(i);
                }
            });
            List<Integer> taken = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                taken.add(queue.take());
                Workflow.sleep(TICK);
            }
            putting.get();
            return taken.toString();
        }
    }
}
