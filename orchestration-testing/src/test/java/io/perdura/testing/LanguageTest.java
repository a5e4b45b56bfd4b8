package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowQueryException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.Saga;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What workflow code says: timers, conditions, messages, concurrency, cancellation, chance, versions, continue-as-new. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class LanguageTest extends Kit {

    private static final AtomicInteger SIDE_EFFECTS = new AtomicInteger();

    private final Steps steps = new Steps();

    LanguageTest(int cachedRuns) {
        super(cachedRuns);
    }

    private String run(String what) {
        run(steps, Saying.class);
        return stub(Sayer.class).say(what);
    }

    @Test
    void givenASleepOfAMonth_thenItTakesNoRealTime() {
        long real = System.nanoTime();
        assertThat(run("sleep")).startsWith("awake after PT720H");
        assertThat(Duration.ofNanos(System.nanoTime() - real)).isLessThan(Duration.ofSeconds(10));
        assertThat(passed()).isBetween(Duration.ofDays(30), Duration.ofDays(30).plusMinutes(1));
    }

    @Test
    void givenAConditionThatNeverHolds_thenAwaitTimesOut() {
        assertThat(run("awaitTimeout")).isEqualTo("held: false");
        assertThat(passed()).isBetween(Duration.ofHours(5), Duration.ofHours(5).plusMinutes(1));
    }

    @Test
    void givenASignal_thenAwaitHoldsAndTimeDoesNotRunAhead() {
        run(steps, Saying.class);
        Sayer workflow = stub(Sayer.class);
        WorkflowClient.start(workflow::say, "awaitSignal");
        workflow.add("a");
        workflow.add("b");
        assertThat(result(workflow)).isEqualTo("held: true [a, b]");
        assertThat(passed()).isLessThan(Duration.ofHours(1));
    }

    @Test
    void givenASignalAtOnce_thenItIsAppliedBeforeTheMainMethod() {
        run(steps, Saying.class);
        Sayer workflow = stub(Sayer.class);
        WorkflowClient.start(workflow::say, "drain");
        workflow.add("first");
        assertThat(workflow.texts()).containsExactly("first");
        assertThat(result(workflow)).isEqualTo("[first]");
        assertThat(workflow.texts()).as("a closed run answers too").containsExactly("first");
    }

    @Test
    void givenAQueryThatThrows_thenTheCallerGetsItAndTheRunGoesOn() {
        run(steps, Saying.class);
        Sayer workflow = stub(Sayer.class);
        WorkflowClient.start(workflow::say, "drain");
        assertThatThrownBy(workflow::broken).isInstanceOf(WorkflowQueryException.class);
        assertThatThrownBy(() -> WorkflowStub.fromTyped(workflow).query("nothing", String.class))
                .isInstanceOf(WorkflowQueryException.class);
        assertThat(result(workflow)).isEqualTo("[]");
    }

    @Test
    void givenParallelActivities_thenAllOfWaitsForAll() {
        assertThat(run("parallel")).isEqualTo("[A, B, C]");
    }

    @Test
    void givenAnAsyncLambda_thenItRunsBesideTheMainMethod() {
        assertThat(run("lambda")).isEqualTo("main, then A and timer");
    }

    @Test
    void givenTwoTimers_thenAnyOfTakesTheFirst() {
        assertThat(run("anyOf")).isEqualTo("short");
        assertThat(passed()).isLessThan(Duration.ofHours(2));
    }

    @Test
    void givenACancelledScope_thenItsTimerIsCancelledAndTheRestGoesOn() {
        assertThat(run("scope")).isEqualTo("timer cancelled, still running");
        assertThat(passed()).isLessThan(Duration.ofHours(2));
    }

    @Test
    void givenACancelledRun_thenDetachedCleanupRuns() {
        run(steps, Saying.class);
        Sayer workflow = stub(Sayer.class);
        WorkflowClient.start(workflow::say, "detached");
        env.sleep(Duration.ofHours(1));
        WorkflowStub.fromTyped(workflow).cancel("enough");
        assertThatThrownBy(() -> result(workflow))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(steps.calls).containsExactly("cleanup");
        assertThat(WorkflowStub.fromTyped(workflow).describe().getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
    }

    @Test
    void givenASagaThatFails_thenItsCompensationsRunInReverse() {
        assertThat(run("saga")).isEqualTo("compensated");
        assertThat(steps.calls).containsExactly("one", "two", "undo two", "undo one");
    }

    @Test
    void givenASideEffect_thenItRunsOnce() {
        int before = SIDE_EFFECTS.get();
        assertThat(run("sideEffect")).isEqualTo("same");
        assertThat(SIDE_EFFECTS.get() - before).isEqualTo(1);
    }

    @Test
    void givenChance_thenAReplaySeesTheSame() {
        assertThat(run("chance")).isEqualTo("same");
    }

    @Test
    void givenGetVersion_thenTheNewestIsRecorded() {
        assertThat(run("version")).isEqualTo("2 2 -1");
    }

    @Test
    void givenContinueAsNew_thenTheChainEndsWithTheLastRun() {
        assertThat(run("again:5")).isEqualTo("runs left 0, not the first run");
    }

    @Test
    void givenASignalWhileContinuingAsNew_thenItIsNotLost() {
        run(steps, Looping.class);
        Loop workflow = stub(Loop.class);
        WorkflowClient.start(workflow::loop, 0, List.of());
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            workflow.push("s" + i);
            sent.add("s" + i);
        }
        workflow.push("end");
        assertThat(WorkflowStub.fromTyped(workflow).getResult(String.class)).isEqualTo(sent.toString());
    }

    @Test
    void givenFiveHundredSteps_thenAllAreDoneInOrder() {
        assertThat(run("loop:500")).isEqualTo("500");
    }

    @WorkflowInterface
    public interface Sayer {
        @WorkflowMethod
        String say(String what);

        @SignalMethod
        void add(String text);

        @QueryMethod
        List<String> texts();

        @QueryMethod
        String broken();
    }

    @ActivityInterface
    public interface Step {
        String upper(String text);

        String note(String text);
    }

    static class Steps implements Step {

        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public String upper(String text) {
            return text.toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public String note(String text) {
            calls.add(text);
            return text;
        }
    }

    public static class Saying implements Sayer {

        private final Step step = Workflow.newActivityStub(Step.class);
        private final List<String> texts = new ArrayList<>();

        @Override
        public void add(String text) {
            texts.add(text);
        }

        @Override
        public List<String> texts() {
            return texts;
        }

        @Override
        public String broken() {
            throw new IllegalStateException("no answer");
        }

        @Override
        public String say(String what) {
            String[] parts = what.split(":", 2);
            return switch (parts[0]) {
                case "sleep" -> {
                    long before = Workflow.currentTimeMillis();
                    Workflow.sleep(Duration.ofDays(30));
                    yield "awake after " + Duration.ofMillis(Workflow.currentTimeMillis() - before);
                }
                case "awaitTimeout" -> "held: " + Workflow.await(Duration.ofHours(5), () -> false);
                case "awaitSignal" ->
                    "held: " + Workflow.await(Duration.ofHours(5), () -> texts.size() == 2) + " " + texts;
                case "drain" -> {
                    Workflow.sleep(Duration.ofMinutes(10));
                    yield texts.toString();
                }
                case "parallel" -> parallel();
                case "lambda" -> lambda();
                case "anyOf" -> anyOf();
                case "scope" -> scope();
                case "detached" -> detached();
                case "saga" -> saga();
                case "sideEffect" -> {
                    Integer first = Workflow.sideEffect(Integer.class, SIDE_EFFECTS::incrementAndGet);
                    step.upper("between");
                    Workflow.sleep(Duration.ofMinutes(1));
                    yield first != null && first > 0 ? "same" : "different";
                }
                case "chance" -> {
                    String uuid = Workflow.randomUUID().toString();
                    int number = Workflow.newRandom().nextInt();
                    String recorded = step.note(uuid + number);
                    Workflow.sleep(Duration.ofMinutes(1));
                    yield recorded.equals(uuid + number) ? "same" : "different";
                }
                case "version" -> {
                    int first = Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 2);
                    step.upper("between");
                    int again = Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 2);
                    yield first + " " + again + " " + Workflow.DEFAULT_VERSION;
                }
                case "again" -> {
                    int left = Integer.parseInt(parts[1]);
                    if (left > 0) {
                        Workflow.sleep(Duration.ofMinutes(1));
                        Workflow.continueAsNew("again:" + (left - 1));
                    }
                    yield "runs left " + left + ", "
                            + (Workflow.getInfo().getContinuedExecutionRunId().isPresent()
                                    ? "not the first run"
                                    : "the first run");
                }
                case "loop" -> {
                    int count = Integer.parseInt(parts[1]);
                    String last = "";
                    for (int i = 1; i <= count; i++) {
                        last = step.upper(String.valueOf(i));
                    }
                    yield last;
                }
                default -> throw new IllegalArgumentException(what);
            };
        }

        private String parallel() {
            List<Promise<String>> all = new ArrayList<>();
            for (String text : List.of("a", "b", "c")) {
                all.add(Async.function(step::upper, text));
            }
            Promise.allOf(all).get();
            return all.stream().map(Promise::get).toList().toString();
        }

        private String lambda() {
            StringBuilder order = new StringBuilder();
            Promise<String> beside = Async.function(() -> {
                String upper = step.upper("a");
                Workflow.sleep(Duration.ofMinutes(1));
                return upper + " and timer";
            });
            order.append("main, then ");
            return order.append(beside.get()).toString();
        }

        private String anyOf() {
            Promise<String> brief = Workflow.newTimer(Duration.ofHours(1)).thenApply(nothing -> "short");
            Promise<String> lengthy = Workflow.newTimer(Duration.ofDays(1)).thenApply(nothing -> "long");
            return String.valueOf(Promise.anyOf(brief, lengthy).get());
        }

        private String scope() {
            String[] seen = new String[1];
            CancellationScope scope = Workflow.newCancellationScope(() -> {
                Promise<Void> timer = Workflow.newTimer(Duration.ofDays(10));
                seen[0] = "open";
                timer.handle((value, failure) -> seen[0] = failure == null ? "timer fired" : "timer cancelled");
            });
            scope.run();
            Workflow.sleep(Duration.ofHours(1));
            scope.cancel();
            Workflow.await(() -> !"open".equals(seen[0]));
            return seen[0] + ", still running";
        }

        private String detached() {
            try {
                Workflow.sleep(Duration.ofDays(365));
                return "not cancelled";
            } catch (CanceledFailure e) {
                String[] done = new String[1];
                Workflow.newDetachedCancellationScope(() -> done[0] = step.note("cleanup"))
                        .run();
                return "cleaned: " + done[0];
            }
        }

        private String saga() {
            Saga saga = new Saga(new Saga.Options.Builder().build());
            try {
                saga.addCompensation(step::note, "undo one");
                step.note("one");
                saga.addCompensation(step::note, "undo two");
                step.note("two");
                throw io.perdura.failure.ApplicationFailure.newFailure("three", "Three");
            } catch (io.perdura.failure.ApplicationFailure e) {
                saga.compensate();
                return "compensated";
            }
        }
    }

    @WorkflowInterface
    public interface Loop {
        @WorkflowMethod
        String loop(int round, List<String> seen);

        @SignalMethod
        void push(String text);
    }

    public static class Looping implements Loop {

        private final List<String> arrived = new ArrayList<>();

        @Override
        public String loop(int round, List<String> seen) {
            List<String> all = new ArrayList<>(seen);
            Workflow.await(() -> !arrived.isEmpty());
            all.addAll(arrived);
            if (all.remove("end")) {
                return all.toString();
            }
            Workflow.newContinueAsNewStub(Loop.class).loop(round + 1, all);
            return "not reached";
        }

        @Override
        public void push(String text) {
            arrived.add(text);
        }
    }
}
