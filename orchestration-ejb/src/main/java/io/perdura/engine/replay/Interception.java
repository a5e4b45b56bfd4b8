package io.perdura.engine.replay;

import io.perdura.activity.ActivityContext;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.common.Payload;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.interceptors.ActivityInboundCallsInterceptor;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.failure.CheckedExceptionWrapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interceptors and context propagators of an application. Immutable and thread-safe. */
public record Interception(List<WorkerInterceptor> interceptors, List<ContextPropagator> propagators) {

    public static final Interception NONE = new Interception(List.of(), List.of());

    public Interception {
        interceptors = List.copyOf(interceptors);
        propagators = List.copyOf(propagators);
    }

    // ---- contexts

    /** The contexts of this thread, by propagator. */
    Map<ContextPropagator, @Nullable Object> current() {
        if (propagators.isEmpty()) {
            return Map.of();
        }
        Map<ContextPropagator, @Nullable Object> contexts = new LinkedHashMap<>();
        propagators.forEach(each -> contexts.put(each, each.getCurrentContext()));
        return contexts;
    }

    /** The contexts that a header carries, by propagator. */
    Map<ContextPropagator, @Nullable Object> read(Map<String, Payload> header) {
        if (propagators.isEmpty()) {
            return Map.of();
        }
        Map<ContextPropagator, @Nullable Object> contexts = new LinkedHashMap<>();
        propagators.forEach(each -> contexts.put(each, each.deserializeContext(header)));
        return contexts;
    }

    static void set(Map<ContextPropagator, @Nullable Object> contexts) {
        contexts.forEach(ContextPropagator::setCurrentContext);
    }

    /** What a call from this thread carries. */
    public Map<String, Payload> header() {
        return header(null);
    }

    /** What a call from this thread carries; the propagators of its own options go in the place of the application's. */
    public Map<String, Payload> header(@Nullable List<ContextPropagator> own) {
        List<ContextPropagator> carrying = own == null ? propagators : own;
        if (carrying.isEmpty()) {
            return Map.of();
        }
        Map<String, Payload> header = new LinkedHashMap<>();
        carrying.forEach(each -> header.putAll(each.serializeContext(each.getCurrentContext())));
        return header;
    }

    // ---- activities

    /** The method of an activity. */
    @FunctionalInterface
    public interface ActivityCall {
        @Nullable
        Object on(@Nullable Object[] arguments) throws Throwable;
    }

    /**
     * Calls an activity within its contexts and through the interceptors.
     *
     * @throws Throwable what the method threw, possibly in a {@link CheckedExceptionWrapper}
     */
    public @Nullable Object call(
            ActivityExecutionContext context,
            Map<String, Payload> header,
            @Nullable Object[] arguments,
            ActivityCall activity)
            throws Throwable {
        Map<ContextPropagator, @Nullable Object> before = current();
        set(read(header));
        try {
            if (interceptors.isEmpty()) {
                return activity.on(arguments);
            }
            ActivityInboundCallsInterceptor chain = new Method(activity);
            for (WorkerInterceptor interceptor : interceptors) {
                chain = interceptor.interceptActivity(chain);
            }
            chain.init(context);
            return chain.execute(new ActivityInboundCallsInterceptor.ActivityInput(new Header(header), arguments))
                    .getResult();
        } finally {
            set(before);
        }
    }

    /** The end of a chain. */
    private record Method(ActivityCall activity) implements ActivityInboundCallsInterceptor {

        @Override
        public void init(ActivityExecutionContext context) {
            ActivityContext.set(context); // an interceptor may have wrapped it
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            try {
                return new ActivityOutput(activity.on(input.getArguments()));
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                throw CheckedExceptionWrapper.wrap(e);
            }
        }
    }
}
