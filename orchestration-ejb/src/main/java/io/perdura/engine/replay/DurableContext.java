package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.WorkflowCanceled;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.CompletablePromise;
import io.perdura.workflow.Functions;
import io.perdura.workflow.MutableSideEffectOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SideEffectOptions;
import io.perdura.workflow.TimerOptions;
import io.perdura.workflow.UpdateInfo;
import io.perdura.workflow.WorkflowInfo;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the API calls on a thread of workflow code: one context a run, shared by its coroutines. */
final class DurableContext extends MessageContext {

    private final EventLoop loop;
    private final Outputs outputs;
    private final Deployment deployment;
    private final RunFacts facts;
    private final Chance chance;
    private final Scope rootScope;
    private final Failures failures;
    private final Waits waits;
    private final TimerCalls timers;
    private final ActivityCalls activities;
    private final ExternalCalls externals;
    private final ChildCalls children;
    private final VisibilityCalls visibility;
    private final Stubs stubs;
    private final AsyncCalls asyncCalls;
    private final RunCommand run = new RunCommand();
    private final Versions versions;
    private final SideEffects sideEffects;
    private final LocalCalls locals;
    private final Map<Object, @Nullable Object> runValues = new HashMap<>();

    DurableContext(
            EventLoop loop,
            Outputs outputs,
            Deployment deployment,
            RunFacts facts,
            WorkflowImplementationOptions options,
            LocalRunner runner) {
        super(options);
        this.loop = loop;
        this.outputs = outputs;
        this.deployment = deployment;
        this.facts = facts;
        this.chance = new Chance(facts.runId(), outputs);
        this.rootScope = new Scope(this, null, false, scope -> {});
        this.failures = new Failures(deployment.converter(), facts);
        this.waits = new Waits(this, loop, outputs);
        this.timers = new TimerCalls(this);
        this.activities = new ActivityCalls(this);
        this.externals = new ExternalCalls(this, outputs);
        this.children = new ChildCalls(this, outputs);
        this.visibility = new VisibilityCalls(this);
        this.stubs = new Stubs(this);
        this.asyncCalls = new AsyncCalls(this, loop, stubs);
        this.versions = new Versions(this, outputs);
        this.sideEffects = new SideEffects(this, loop, outputs);
        this.locals = new LocalCalls(this, outputs, runner);
    }

    // ---- for the machine and the commands

    RunCommand run() {
        return run;
    }

    RunFacts facts() {
        return facts;
    }

    /** The last change that the code asked for, and the answer, for reports; empty when it asked for none. */
    @Nullable
    AskedVersion lastChange() {
        return versions.last();
    }

    WorkflowStarted started() {
        return facts.started();
    }

    DataConverter converter() {
        return deployment.converter();
    }

    Deployment deployment() {
        return deployment;
    }

    Interception interception() {
        return deployment.interception();
    }

    Failures failures() {
        return failures;
    }

    /** A text for people as it is stored; null for none. */
    @Nullable
    Payload words(@Nullable String text) {
        return text == null ? null : converter().encode(text);
    }

    TimerCalls timers() {
        return timers;
    }

    @Override
    ActivityCalls activities() {
        return activities;
    }

    @Override
    LocalCalls locals() {
        return locals;
    }

    /** Starts a coroutine beside the others. */
    void spawn(String name, Scope scope, Runnable body) {
        loop.spawn(name, Coroutine.Kind.OTHER, scope, body);
    }

    ExternalCalls externals() {
        return externals;
    }

    @Override
    ChildCalls children() {
        return children;
    }

    @Override
    public VisibilityCalls visibility() {
        return visibility;
    }

    @Override
    Waits waits() {
        return waits;
    }

    @Override
    Stubs stubs() {
        return stubs;
    }

    @Override
    DurableContext self() {
        return this;
    }

    Chance chance() {
        return chance;
    }

    /** Runs code of the current coroutine that may only look. */
    void readOnly(String why, Runnable code) {
        outputs.forbid(why);
        coroutine().forbidWaiting(why);
        try {
            code.run();
        } finally {
            outputs.forbid(null);
            coroutine().forbidWaiting(null);
        }
    }

    /** What changes a run without an event is refused to code that may only look. */
    void requireMayChange(String what) {
        outputs.requireAllowed(what);
    }

    Scope rootScope() {
        return rootScope;
    }

    /** The scope of a handler: a cancellation of the run is the workflow method's affair, and a message that was accepted is handled. */
    Scope handlerScope() {
        return new Scope(this, null, false, scope -> {});
    }

    Coroutine coroutine() {
        return loop.current();
    }

    Scope scope() {
        return coroutine().scope();
    }

    /** Records what the code asks for; a divergence ends the task, whatever the code catches. */
    <E extends OutputEvent> Outputs.Placed<E> emit(E event) {
        coroutine().requireWanted();
        try {
            return outputs.emit(event);
        } catch (DivergenceException diverged) {
            throw loop.abort(diverged.with("", versions.last()));
        }
    }

    /**
     * Records how the run ends; nothing else runs after it. A run that was asked to cancel ends as cancelled, whatever its code
     * made of that: returned, failed or went on as new.
     */
    void close(RunCommand.Action how, OutputEvent.Closing event) {
        boolean canceled = run.cancelRequested();
        emit(canceled ? new WorkflowCanceled(List.of()) : event);
        run.apply(canceled ? RunCommand.Action.CANCEL : how);
        loop.close();
    }

    void block(BooleanSupplier condition) {
        coroutine().await(condition, false);
    }

    boolean blockFor(Duration timeout, BooleanSupplier condition) {
        return waits.atMost(timeout, condition, false);
    }

    /** Runs user code at once when a coroutine runs, else in a coroutine of its own. */
    void runUserCode(String name, Runnable code) {
        if (loop.inCoroutine()) {
            code.run();
        } else {
            loop.spawn(name, Coroutine.Kind.OTHER, rootScope, code);
        }
    }

    // ---- waiting

    @Override
    public void await(String reason, Supplier<Boolean> condition) {
        waits.until(condition);
    }

    @Override
    public boolean await(Duration timeout, String reason, Supplier<Boolean> condition) {
        return waits.until(timeout, condition);
    }

    @Override
    public Promise<Void> newTimer(Duration delay, TimerOptions options) {
        return waits.timer(delay, options.getSummary());
    }

    // ---- concurrency

    @Override
    public <R extends @Nullable Object> Promise<R> async(Object function, Functions.Func<R> call) {
        return asyncCalls.start(function, call);
    }

    @Override
    public <V extends @Nullable Object> CompletablePromise<V> newPromise() {
        return new DurablePromise<>(this);
    }

    @Override
    public Promise<Void> allOf(Iterable<? extends Promise<?>> promises) {
        List<Promise<?>> all = new ArrayList<>();
        promises.forEach(all::add);
        return DurablePromise.allOf(this, all);
    }

    @Override
    public <V extends @Nullable Object> Promise<V> anyOf(Iterable<? extends Promise<? extends V>> promises) {
        return DurablePromise.anyOf(this, promises);
    }

    @Override
    public CancellationScope newCancellationScope(boolean detached, Functions.Proc1<CancellationScope> body) {
        return new Scope(this, scope(), detached, body);
    }

    @Override
    public CancellationScope currentScope() {
        return scope();
    }

    // ---- recorded time and chance

    @Override
    public long currentTimeMillis() {
        // Code that waits for this clock to move waits for ever: here it can be told to end.
        coroutine().requireWanted();
        return facts.timeMillis();
    }

    @Override
    public Random newRandom() {
        return new Random(chance.nextLong());
    }

    @Override
    public UUID randomUUID() {
        return chance.nextUuid();
    }

    @Override
    public <R> @Nullable R sideEffect(
            Class<R> resultClass, Type resultType, Functions.Func<R> function, SideEffectOptions options) {
        coroutine().requireWanted();
        return sideEffects.once(new ResultType<>(resultClass, resultType), function, options.getSummary());
    }

    @Override
    public int getVersion(String changeId, int minSupported, int maxSupported) {
        coroutine().requireWanted();
        return versions.get(changeId, minSupported, maxSupported);
    }

    @Override
    public <R> @Nullable R mutableSideEffect(
            String id,
            Class<R> resultClass,
            Type resultType,
            BiPredicate<R, R> updated,
            Functions.Func<R> function,
            MutableSideEffectOptions options) {
        coroutine().requireWanted();
        return sideEffects.value(
                id, new ResultType<>(resultClass, resultType), updated, function, options.getSummary());
    }

    @Override
    public Map<Object, @Nullable Object> runValues() {
        return runValues;
    }

    @Override
    public Map<Object, @Nullable Object> threadValues() {
        return coroutine().values();
    }

    @Override
    public WorkflowInfo getInfo() {
        return facts;
    }

    @Override
    public Optional<UpdateInfo> getCurrentUpdateInfo() {
        return Optional.ofNullable(coroutine().update());
    }

    @Override
    public boolean isReplaying() {
        return outputs.replaying() || outputs.forbidden();
    }
}
