package io.perdura.runtime;

import io.perdura.activity.ActivityContext;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInfo;
import io.perdura.activity.Once;
import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ProcessedKeys;
import io.perdura.runtime.transaction.TransactionBoundary;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a method marked {@link Once} happen once for an activity's execution. Its place is inside the method's transaction. */
@Once
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class OnceInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentEngine engine;

    @Inject
    private transient TransactionBoundary transaction;

    @SuppressWarnings("NullAway.Init")
    public OnceInterceptor() {}

    @AroundInvoke
    public @Nullable Object once(InvocationContext call) throws Exception {
        Method method = call.getMethod();
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        ActivityExecutionContext activity = ActivityContext.currentOrNull();
        if (activity == null) {
            throw new IllegalStateException(
                    name + " is marked @Once, which counts executions of activities: call it from"
                            + " an activity, on its own thread");
        }
        ProcessedKeys keys = engine.processedKeys();
        if (!keys.inTransaction()) {
            throw new IllegalStateException(
                    name + " is marked @Once, but has no transaction to keep its key in: give it @Transactional");
        }
        DataConverter converter = engine.converter();
        ActivityInfo info = activity.getInfo();
        RunId run = RunId.parse(info.getRunId());
        String key = info.getIdempotencyKey() + "/" + CallDigest.of(method, call.getParameters(), converter);
        Optional<Payload> before = keys.take(run, key);
        if (before.isPresent()) {
            return method.getReturnType() == void.class
                    ? null
                    : converter.fromPayload(before.get(), method.getReturnType(), method.getGenericReturnType());
        }
        try {
            Object result = call.proceed();
            keys.keep(run, key, converter.encode(result));
            return result;
        } catch (Exception | Error failed) {
            transaction.rollBack(); // a checked exception would commit a key without an answer
            throw failed;
        }
    }
}
