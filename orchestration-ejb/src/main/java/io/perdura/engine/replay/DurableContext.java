package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.Payload;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.SideEffectRecorded;
import io.perdura.engine.history.RunId;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ChildWorkflowStub;
import io.perdura.workflow.CompletablePromise;
import io.perdura.workflow.ContinueAsNewOptions;
import io.perdura.workflow.ExternalWorkflowStub;
import io.perdura.workflow.Functions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.UpdateInfo;
import io.perdura.workflow.WorkflowContext;
import io.perdura.workflow.WorkflowInfo;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the API calls on a thread of workflow code: one context a run, shared by its coroutines. */
final class DurableContext implements WorkflowContext {

    private final EventLoop loop;
    private final Outputs outputs;
    private final Deployment deployment;
    private final RunFacts facts;
    private final Random chance;
    private final Scope rootScope;
    private final Failures failures;
    private final TimerCalls timers;
    private final ActivityCalls activities;
    private final ExternalCalls externals;
    private final ChildCalls children;
    private final VisibilityCalls visibility;
    private final Stubs stubs;
    private final RunCommand run = new RunCommand();
    private final Versions versions;
    private final OpenHandlers handlers = new OpenHandlers();

    DurableContext(EventLoop loop, Outputs outputs, Deployment deployment, RunFacts facts) {
        this.loop = loop;
        this.outputs = outputs;
        this.deployment = deployment;
        this.facts = facts;
        this.chance = new Random(facts.runId().mixed());
        this.rootScope = new Scope(this, null, false, scope -> {});
        this.failures = new Failures(deployment.converter(), facts);
        this.timers = new TimerCalls(this);
        this.activities = new ActivityCalls(this);
        this.externals = new ExternalCalls(this);
        this.children = new ChildCalls(this);
        this.visibility = new VisibilityCalls(this);
        this.stubs = new Stubs(this);
        this.versions = new Versions(this, outputs);
    }

    // ---- for the machine and the commands

    void seedFrom(RunId runId) {
        chance.setSeed(runId.mixed());
    }

    RunCommand run() {
        return run;
    }

    RunFacts facts() {
        return facts;
    }

    /** The last change that the code asked for, and the answer, for reports; empty when it asked for none. */
    String lastChange() {
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

    Failures failures() {
        return failures;
    }

    TimerCalls timers() {
        return timers;
    }

    ActivityCalls activities() {
        return activities;
    }

    ExternalCalls externals() {
        return externals;
    }

    ChildCalls children() {
        return children;
    }

    @Override
    public VisibilityCalls visibility() {
        return visibility;
    }

    Random chance() {
        requireMayChange("a random number");
        return chance;
    }

    OpenHandlers handlers() {
        return handlers;
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

    /** Records how the run ends; nothing else runs after it. */
    void close(RunCommand.Action how, OutputEvent.Closing event) {
        emit(event);
        run.apply(how);
        loop.close();
    }

    void block(BooleanSupplier condition) {
        coroutine().await(condition, false);
    }

    boolean blockFor(Duration timeout, BooleanSupplier condition) {
        return waitFor(timeout, condition, false);
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
        Scope scope = scope();
        requireNotCanceled(scope);
        coroutine().await(() -> scope.isCancelRequested() || condition.get(), true);
        requireNotCanceled(scope);
    }

    @Override
    public boolean await(Duration timeout, String reason, Supplier<Boolean> condition) {
        Scope scope = scope();
        requireNotCanceled(scope);
        boolean held = waitFor(timeout, () -> scope.isCancelRequested() || condition.get(), true);
        requireNotCanceled(scope);
        return held;
    }

    private static void requireNotCanceled(Scope scope) {
        if (scope.isCancelRequested()) {
            String reason = scope.getCancellationReason();
            throw new CanceledFailure(reason == null ? "the scope was cancelled" : reason);
        }
    }

    private boolean waitFor(Duration timeout, BooleanSupplier condition, boolean ofUser) {
        if (condition.getAsBoolean()) {
            return true;
        }
        if (timeout.isZero()) {
            return false;
        }
        TimerCommand timer = timers.start(timeout);
        boolean[] held = {false};
        coroutine()
                .await(
                        () -> {
                            held[0] = condition.getAsBoolean();
                            return held[0] || timer.promise().isCompleted();
                        },
                        ofUser);
        if (held[0]) {
            timer.cancel("no longer waited for");
        }
        return held[0];
    }

    @Override
    public Promise<Void> newTimer(Duration delay) {
        coroutine().requireWanted();
        if (scope().isCancelRequested() || delay.isZero()) {
            DurablePromise<Void> over = new DurablePromise<>(this);
            if (scope().isCancelRequested()) {
                over.completeExceptionally(new CanceledFailure(scope().getCancellationReason()));
            } else {
                over.settle(null, null);
            }
            return over;
        }
        return timers.start(delay).promise();
    }

    // ---- concurrency

    @Override
    public <R extends @Nullable Object> Promise<R> async(Object function, Functions.Func<R> call) {
        coroutine().requireWanted();
        return stubs.isStubReference(function) ? stubs.capture(call) : inNewCoroutine(call);
    }

    private <R extends @Nullable Object> Promise<R> inNewCoroutine(Functions.Func<R> call) {
        requireMayChange("a workflow thread");
        DurablePromise<R> result = new DurablePromise<>(this);
        loop.spawn("async", Coroutine.Kind.OTHER, scope(), () -> {
                    try {
                        result.complete(call.apply());
                    } catch (Exception e) {
                        result.completeExceptionally(io.perdura.failure.CheckedExceptionWrapper.wrap(e));
                    }
                })
                .worksFor(coroutine().update());
        return result;
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
        return new Random(chance().nextLong());
    }

    @Override
    public UUID randomUUID() {
        long high = (chance().nextLong() & ~0xf000L) | 0x4000L;
        long low = (chance().nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    @Override
    public <R> @Nullable R sideEffect(Class<R> resultClass, Type resultType, Functions.Func<R> function) {
        coroutine().requireWanted();
        Payload live = outputs.replaying()
                ? Payload.of("binary/null", new byte[0])
                : converter().toPayload(function.apply());
        Payload recorded = emit(new SideEffectRecorded(live)).event().result();
        return converter().fromPayload(recorded, resultClass, resultType);
    }

    @Override
    public int getVersion(String changeId, int minSupported, int maxSupported) {
        coroutine().requireWanted();
        return versions.get(changeId, minSupported, maxSupported);
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
    public boolean isEveryHandlerFinished() {
        return handlers.none();
    }

    @Override
    public boolean isReplaying() {
        return outputs.replaying() || outputs.forbidden();
    }

    // ---- stubs

    @Override
    public <T> T newActivityStub(
            Class<T> activityInterface, @Nullable ActivityOptions options, Map<String, ActivityOptions> methodOptions) {
        return stubs.activity(activityInterface, options, methodOptions);
    }

    @Override
    public ActivityStub newUntypedActivityStub(@Nullable ActivityOptions options) {
        return new UntypedActivityStub(this, stubs, options);
    }

    @Override
    public <T> T newChildWorkflowStub(Class<T> workflowInterface, ChildWorkflowOptions options) {
        return stubs.child(workflowInterface, options);
    }

    @Override
    public ChildWorkflowStub newUntypedChildWorkflowStub(String workflowType, ChildWorkflowOptions options) {
        return new UntypedChildStub(this, stubs, workflowType, options);
    }

    @Override
    public <T> T newExternalWorkflowStub(Class<T> workflowInterface, WorkflowExecution execution) {
        return stubs.external(workflowInterface, execution);
    }

    @Override
    public ExternalWorkflowStub newUntypedExternalWorkflowStub(WorkflowExecution execution) {
        return new UntypedExternalStub(this, execution);
    }

    @Override
    public <T> T newContinueAsNewStub(Class<T> workflowInterface, @Nullable ContinueAsNewOptions options) {
        return stubs.continueAsNew(workflowInterface, options);
    }

    @Override
    public void continueAsNew(
            @Nullable String workflowType, @Nullable ContinueAsNewOptions options, @Nullable Object... arguments) {
        children.continueAsNew(workflowType, options, arguments);
        throw new CoroutineDestroyed();
    }
}
