package io.perdura.engine.partition;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.RetryOptions;
import io.perdura.failure.PerduraFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.ChildWorkflowCancellationType;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs a {@link Program}. Its result says what became of each step. */
public final class ProgramInterpreter implements ProgramWorkflow {

    private final Set<Integer> signals = new TreeSet<>();

    @Override
    public String run(Program program, Set<Integer> before) {
        signals.addAll(before);
        return sequence(program.steps());
    }

    @Override
    public void mark(int signal) {
        signals.add(signal);
    }

    @Override
    public String change(int signal) {
        String done = Workflow.newUntypedActivityStub(options(0)).execute("Work", String.class, 1_000 + signal, 0);
        signals.add(signal);
        return done;
    }

    @Override
    public void validateChange(int signal) {
        if (signal < 0) {
            throw new IllegalArgumentException("a signal is a number from 0");
        }
    }

    private String sequence(List<Program> steps) {
        StringBuilder result = new StringBuilder();
        for (Program step : steps) {
            result.append(step.id()).append('=').append(step(step)).append(' ');
        }
        return result.toString().trim();
    }

    private String step(Program step) {
        return switch (step.kind()) {
            case SEQUENCE -> sequence(step.steps());
            case PARALLEL -> parallel(step.steps());
            case TIMER -> {
                Workflow.sleep(step.amount());
                yield "t";
            }
            case AWAIT -> await(step);
            case FIRST -> first(step);
            case SCOPE -> scope(step);
            case DETACHED -> {
                StringBuilder result = new StringBuilder();
                Workflow.newDetachedCancellationScope(() -> result.append(sequence(step.steps())))
                        .run();
                yield "{" + result + "}";
            }
            case CHILD -> child(step);
            case ACTIVITY ->
                Workflow.newUntypedActivityStub(options(step.choice()))
                        .execute("Work", String.class, step.id(), step.amount());
            case LOCAL ->
                Workflow.newUntypedLocalActivityStub(LocalActivityOptions.newBuilder()
                                .setStartToCloseTimeout(Duration.ofMinutes(1))
                                .setLocalRetryThreshold(Duration.ofMillis(1))
                                .build())
                        .execute("Work", String.class, step.id(), step.amount());
            case SIDE_EFFECT -> "s" + Workflow.sideEffect(Integer.class, step::id);
            case MUTABLE ->
                "m"
                        + Workflow.mutableSideEffect(
                                "m" + step.choice(), Integer.class, (a, b) -> !a.equals(b), () -> step.id() % 3);
            case VERSION -> "v" + Workflow.getVersion("change-" + step.choice(), Workflow.DEFAULT_VERSION, 2);
            case MEMO -> {
                Workflow.upsertMemo(Map.of("step", step.id()));
                yield "n";
            }
            case TELL -> {
                Workflow.newUntypedExternalWorkflowStub(ROOT).signal("mark", step.choice());
                yield "x";
            }
            case CONTINUE -> {
                Workflow.continueAsNew(step, signals);
                yield "unreachable";
            }
        };
    }

    private String parallel(List<Program> branches) {
        List<Promise<String>> running = new ArrayList<>();
        for (Program branch : branches) {
            running.add(Async.function(() -> step(branch)));
        }
        List<String> results = new ArrayList<>();
        for (Promise<String> branch : running) {
            results.add(outcome(branch));
        }
        CancellationScope.throwCanceled();
        return results.toString();
    }

    /** The branches race; which one wins is part of the result, and so is what became of the others where they are waited for. */
    private String first(Program step) {
        List<Promise<String>> running = new ArrayList<>();
        CancellationScope race = Workflow.newCancellationScope(() -> {
            for (Program branch : step.steps()) {
                running.add(Async.function(() -> step(branch)));
            }
        });
        race.run();
        String winner = outcome(Promise.anyOf(running));
        List<String> ended = new ArrayList<>();
        for (Promise<String> branch : running) {
            ended.add(branch.isCompleted() ? "done" : "open");
        }
        if (step.choice() % 2 == 1) {
            race.cancel("it has lost");
            running.forEach(branch -> ended.add(outcome(branch)));
        }
        CancellationScope.throwCanceled();
        return "<" + winner + " " + ended + ">";
    }

    private String await(Program step) {
        if (step.amount() == 0) {
            Workflow.await(() -> signals.contains(step.choice()));
            return "a";
        }
        return Workflow.await(Duration.ofMillis(step.amount()), () -> signals.contains(step.choice())) ? "a" : "late";
    }

    private String scope(Program step) {
        List<Promise<String>> body = new ArrayList<>();
        CancellationScope scope =
                Workflow.newCancellationScope(() -> body.add(Async.function(() -> sequence(step.steps()))));
        scope.run();
        Promise<Void> time = Workflow.newTimer(Duration.ofMillis(step.amount()));
        Workflow.await(() -> time.isCompleted() || body.get(0).isCompleted());
        if (!body.get(0).isCompleted()) {
            scope.cancel("its time is over");
        }
        String result = outcome(body.get(0));
        CancellationScope.throwCanceled();
        return "(" + result + ")";
    }

    private String child(Program step) {
        ChildWorkflowCancellationType[] types = ChildWorkflowCancellationType.values();
        return Workflow.newUntypedChildWorkflowStub(
                        "Program",
                        ChildWorkflowOptions.newBuilder()
                                .setWorkflowId("child-" + step.id())
                                .setCancellationType(types[step.choice() % types.length])
                                .build())
                .execute(
                        String.class,
                        new Program(Program.Kind.SEQUENCE, step.id(), 0, 0, step.steps()),
                        Set.of(0, 1, 2, 3));
    }

    /** Without messages, which may hold ids. */
    private static String outcome(Promise<String> promise) {
        try {
            return promise.get();
        } catch (PerduraFailure failure) {
            Throwable cause = failure.getCause();
            return failure.getClass().getSimpleName()
                    + (cause == null ? "" : "/" + cause.getClass().getSimpleName());
        }
    }

    /** Every flavour: how its cancellation is waited for, whether it may have a row only, how often it is tried. */
    private static ActivityOptions options(int choice) {
        ActivityCancellationType[] types = ActivityCancellationType.values();
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofHours(1))
                .setCancellationType(types[choice % types.length])
                .setDisableEagerExecution(choice % 2 == 1)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(1_111))
                        .build())
                .build();
    }
}
