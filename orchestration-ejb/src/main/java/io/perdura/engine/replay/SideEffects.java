package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.engine.history.OutputEvent.MutableSideEffectRecorded;
import io.perdura.engine.history.OutputEvent.SideEffectRecorded;
import io.perdura.workflow.Functions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Values that code got from outside by itself, once. Those of mutable side effects are kept by id: a call is recorded only when it changes
 * the value.
 */
final class SideEffects {

    /** Stands for a value that a replay takes from the record. */
    private static final Payload TO_BE_REPLAYED = Payload.of("binary/null", new byte[0]);

    private static final class Known {
        private long calls;
        private @Nullable Payload value;
    }

    private final DurableContext context;
    private final EventLoop loop;
    private final Outputs outputs;
    private final Map<String, Known> byId = new HashMap<>();

    SideEffects(DurableContext context, EventLoop loop, Outputs outputs) {
        this.context = context;
        this.loop = loop;
        this.outputs = outputs;
    }

    /**
     * A side effect: the function is called when the code comes here first, never in a replay.
     *
     * @param summary what it is, for people; null for nothing
     */
    <R> @Nullable R once(ResultType<R> type, Functions.Func<R> function, @Nullable String summary) {
        Payload live = outputs.replaying()
                ? TO_BE_REPLAYED
                : taken(() -> context.converter().encode(function.apply()));
        return decode(
                context.emit(new SideEffectRecorded(live, context.words(summary)))
                        .event()
                        .result(),
                type);
    }

    /**
     * A mutable side effect.
     *
     * @param summary what it is, for people; null for nothing
     */
    <R> @Nullable R value(
            String id,
            ResultType<R> type,
            BiPredicate<R, R> updated,
            Functions.Func<R> function,
            @Nullable String summary) {
        Known known = byId.getOrDefault(id, new Known());
        if (outputs.forbidden() && known.value != null) {
            return decode(known.value, type);
        }
        long call = known.calls + 1;
        Payload value = outputs.replaying() && !outputs.forbidden()
                ? replayed(id, call, known.value)
                : live(id, call, known.value, type, updated, function, summary);
        known.calls = call;
        known.value = value;
        byId.put(id, known);
        return decode(value, type);
    }

    private Payload replayed(String id, long call, @Nullable Payload before) {
        return outputs.recordedChange(id, call)
                .map(MutableSideEffectRecorded::result)
                .orElseGet(() -> before != null ? before : record(id, call, TO_BE_REPLAYED, null));
    }

    private <R> Payload live(
            String id,
            long call,
            @Nullable Payload before,
            ResultType<R> type,
            BiPredicate<R, R> updated,
            Functions.Func<R> function,
            @Nullable String summary) {
        Payload now = taken(() -> {
            R value = function.apply();
            return before != null && !updated.test(decode(before, type), value)
                    ? before
                    : context.converter().encode(value);
        });
        return before != null && before.equals(now) ? before : record(id, call, now, summary);
    }

    /** Runs a function, which may ask for nothing. What it throws fails the task, whatever the code catches. */
    private Payload taken(Functions.Func<Payload> function) {
        outputs.requireAllowed("a side effect");
        Coroutine coroutine = context.coroutine();
        outputs.taking(true);
        coroutine.forbidWaiting("the function of a side effect must not wait: a replay does not run it");
        try {
            return function.apply();
        } catch (CoroutineDestroyed destroyed) {
            throw destroyed;
        } catch (Throwable thrown) {
            throw loop.abort(new IllegalStateException(
                    "the function of a side effect threw " + thrown
                            + ": let it catch that and return a value, or let an" + " activity do what may fail",
                    thrown));
        } finally {
            outputs.taking(false);
            coroutine.forbidWaiting(null);
        }
    }

    /** In a replay that has no such record, this is where the divergence shows. */
    private Payload record(String id, long call, Payload value, @Nullable String summary) {
        return context.emit(new MutableSideEffectRecorded(id, call, value, context.words(summary)))
                .event()
                .result();
    }

    private <R> @Nullable R decode(Payload value, ResultType<R> type) {
        return context.converter().fromPayload(value, type.rawType(), type.genericType());
    }
}
