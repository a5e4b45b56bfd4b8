package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.HistoryJson;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.RunId;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.run.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A program from its start to its end, with the messages that the seed says. */
final class Story {

    static final String INPUT = " input ";

    /** More steps than any program needs. */
    private static final int STEPS = 100_000;

    private static final Rehearsal REHEARSAL =
            new Rehearsal(SteppedNode.DEPLOYED, Runnable::run, SteppedNode.COROUTINES, Duration.ofSeconds(10));

    enum Kind {
        CALM,
        /** Activities take their time, branches race, and somebody may cancel the run. */
        RACING,
        /** Nodes die. */
        MORTAL
    }

    private final Program program;
    private final long seed;
    private final Duration idleEviction;
    private final Random messages;
    private final Random sweeps;
    private final Random deaths;
    private final Kind kind;
    private final TestNode.Clock clock = new TestNode.Clock();
    private final MemoryStore store = new MemoryStore(clock, this::reached);
    private final Instant begin = clock.now();
    private final TreeMap<Integer, List<Call>> calls = new TreeMap<>();
    private final List<CompletableFuture<?>> answers = new ArrayList<>();
    private SteppedNode node;
    private boolean dead;
    private int steps;
    String outcome = "none";

    private interface Call {
        CompletableFuture<?> on(EngineClient client);
    }

    Story(Program program, long seed, Duration idleEviction, Kind kind) {
        this.program = program;
        this.seed = seed;
        this.idleEviction = idleEviction;
        this.kind = kind;
        this.messages = new Random(seed + 1);
        this.sweeps = new Random(seed + 2);
        this.deaths = new Random(seed + 3);
        this.node = node();
        // In the end all signals have come, so that each program ends.
        for (int signal = 0; signal < Program.SIGNALS; signal++) {
            at(1 + messages.nextInt(20_000), mark(signal));
            at(1 + messages.nextInt(20_000), mark(signal));
            change(1 + messages.nextInt(30_000), messages.nextBoolean() ? signal : -1);
        }
        if (kind == Kind.RACING && messages.nextInt(3) == 0) {
            at(
                    1 + messages.nextInt(20_000),
                    client -> client.cancel(RunTarget.of(ProgramWorkflow.ROOT), "somebody changed their mind"));
        }
    }

    private SteppedNode node() {
        return new SteppedNode(clock, store, idleEviction, this::reached, this::work);
    }

    private void reached(CrashPoint point) {
        if (kind == Kind.MORTAL && deaths.nextInt(12) == 0) {
            dead = true;
        }
        if (dead) {
            throw new SteppedNode.Died();
        }
    }

    private void at(int millis, Call call) {
        calls.computeIfAbsent(millis, each -> new ArrayList<>()).add(call);
    }

    private static Call mark(int signal) {
        return client -> client.signal(RunTarget.of(ProgramWorkflow.ROOT), "mark", List.of(json(signal)));
    }

    private void change(int millis, int signal) {
        UpdateCall update = new UpdateCall("update-" + millis, "change", List.of(json(signal)), false);
        at(millis, client -> client.update(RunTarget.of(ProgramWorkflow.ROOT), update));
    }

    private static Payload json(Object value) {
        return SteppedNode.CONVERTER.encode(value);
    }

    /** In a race an activity takes a time that follows from what it is, so that it is the same in each story. */
    private void work(ActivityAttempt attempt) {
        if (kind != Kind.RACING || attempt.local()) {
            end(attempt);
            return;
        }
        int step = SteppedNode.CONVERTER.fromPayload(attempt.scheduled().input().get(0), Integer.class, Integer.class);
        int millis = new Random(seed * 31 + step * 7L + attempt.number()).nextInt(4_000);
        at((int) Duration.between(begin, clock.now()).toMillis() + millis, client -> {
            end(attempt);
            return CompletableFuture.completedFuture(null);
        });
    }

    private void end(ActivityAttempt attempt) {
        List<Payload> input = attempt.scheduled().input();
        int fails = SteppedNode.CONVERTER.fromPayload(input.get(1), Integer.class, Integer.class);
        if (fails < 0) {
            attempt.failed(Failure.application("Broken", "for good", true));
        } else if (attempt.number() <= fails) {
            attempt.failed(Failure.application("Busy", "not now", false));
        } else {
            attempt.completed(input.get(0).size() == 0 ? json("w") : json("w" + text(input.get(0))));
        }
    }

    private static String text(Payload payload) {
        return String.valueOf(SteppedNode.CONVERTER.fromPayload(payload, Object.class, Object.class));
    }

    Story tell() {
        node.engine.start();
        done(client -> client.start(new StartRequest(
                "Program",
                ProgramWorkflow.ROOT,
                null,
                List.of(json(program), json(Set.of())),
                "request",
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                Duration.ZERO,
                Duration.ZERO)));
        while (open()) {
            settle();
            advance();
        }
        settle();
        outcome = outcome();
        assertThat(node.troubles).as(what(seed, program)).isEmpty();
        // A refusal is an answer, too.
        assertThat(answers).as(what(seed, program)).allMatch(CompletableFuture::isDone);
        node.engine.stop(Duration.ZERO);
        return this;
    }

    private boolean open() {
        return runs().stream().anyMatch(run -> run.status().name().endsWith("RUNNING"));
    }

    /** Everything happens that can happen at this time. */
    private void settle() {
        boolean more = true;
        while (more) {
            try {
                more = node.step();
                if (more && sweeps.nextInt(4) == 0) {
                    node.engine.sweep();
                }
            } catch (SteppedNode.Died died) {
                dead = true;
            }
            if (dead) {
                revive();
                more = true;
            }
            if (++steps > STEPS) {
                throw new AssertionError("no end: " + node.troubles + "\n" + what(seed, program));
            }
        }
    }

    private void revive() {
        SteppedNode before = node;
        assertThat(before.troubles).as(what(seed, program)).isEmpty();
        dead = false;
        while (true) {
            try {
                node = node();
                node.engine.start();
                break;
            } catch (SteppedNode.Died again) {
                dead = false;
            }
        }
        dead = false;
        before.engine.stop(Duration.ZERO); // the end of its threads; its lease is gone
    }

    private void advance() {
        Instant call = calls.isEmpty() ? Instant.MAX : begin.plusMillis(calls.firstKey());
        Instant alarm = node.alarm();
        Instant next = call.isBefore(alarm) ? call : alarm;
        if (next.equals(Instant.MAX)) {
            throw new AssertionError("nobody waits for anything: " + what(seed, program));
        }
        if (next.isAfter(clock.now())) {
            clock.advance(Duration.between(clock.now(), next));
        }
        try {
            node.wakeUp();
            node.engine.sweep();
        } catch (SteppedNode.Died died) {
            dead = true;
        }
        settle();
        if (!call.isAfter(clock.now())) {
            for (Call each : calls.pollFirstEntry().getValue()) {
                done(each);
            }
        }
    }

    /** Makes a call until a node that lives has answered. */
    private void done(Call call) {
        while (true) {
            SteppedNode asked = node;
            CompletableFuture<?> answer;
            try {
                answer = call.on(asked.engine.client());
            } catch (SteppedNode.Died died) {
                dead = true;
                answer = new CompletableFuture<>();
            }
            settle();
            if (node == asked) {
                answers.add(answer);
                return;
            }
        }
    }

    // ---- what became of it

    private List<ExecutionRecord> runs() {
        List<ExecutionRecord> runs = new ArrayList<>(store.runs().list(ExecutionFilter.ALL, null, 1_000));
        runs.sort(Comparator.comparing(ExecutionRecord::workflowId)
                .thenComparing(run -> history(run).get(0).time())
                .thenComparing(run -> run.status().name()));
        return runs;
    }

    private List<HistoryEntry> history(ExecutionRecord run) {
        return node.engine.client().history(new RunTarget(run.workflowId(), run.runId()), 1, 10_000);
    }

    private String outcome() {
        CompletableFuture<RunResult> result = node.engine.client().result(RunTarget.of(ProgramWorkflow.ROOT));
        settle();
        RunResult end = result.join();
        return end.status() + " " + (end.result() == null ? kind(end.failure()) : text(end.result()));
    }

    private static String kind(@Nullable Failure failure) {
        return failure == null ? "" : failure.kind() + "/" + kind(failure.cause());
    }

    /** What the code asked for, whatever the order of its branches. */
    List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (ExecutionRecord run : runs()) {
            for (HistoryEntry entry : history(run)) {
                if (entry.event() instanceof OutputEvent) {
                    commands.add(run.workflowId() + " " + line(entry.event()));
                }
            }
        }
        commands.sort(Comparator.naturalOrder());
        return commands;
    }

    /** All that happened, in order and with its time. */
    List<String> events() {
        List<String> events = new ArrayList<>();
        for (ExecutionRecord run : runs()) {
            for (HistoryEntry entry : history(run)) {
                String kind = entry.event() instanceof OutputEvent ? " command " : INPUT;
                events.add(run.workflowId() + " " + entry.eventId() + " "
                        + Duration.between(begin, entry.time()).toMillis() + " ms" + kind + line(entry.event()));
            }
        }
        return events;
    }

    private static String line(HistoryEvent event) {
        if (event instanceof OutputEvent.ActivityScheduled scheduled) {
            return "activity " + text(scheduled.input().get(0));
        }
        if (event instanceof OutputEvent.LocalActivityCompleted local) {
            return "local " + text(local.result());
        }
        if (event instanceof OutputEvent.ChildWorkflowInitiated child) {
            return "child " + child.childWorkflowId();
        }
        if (event instanceof OutputEvent.SideEffectRecorded effect) {
            return "side effect " + text(effect.result());
        }
        return event.name();
    }

    void replay(String what) {
        for (ExecutionRecord run : runs()) {
            RunId id = run.runId();
            HistoryJson.Export export =
                    HistoryJson.read(node.engine.client().export(new RunTarget(run.workflowId(), id)));
            for (int time = 1; time <= 2; time++) {
                Optional<Throwable> misfit = REHEARSAL.misfit(export);
                assertThat(misfit)
                        .as("replay %d of %s; %s\n%s", time, run.workflowId(), what, history(run))
                        .isEmpty();
            }
        }
    }

    static String what(long seed, Program program) {
        return "-Dperdura.random.programs=1 -Dperdura.random.seed=" + seed + "\n" + program;
    }
}
