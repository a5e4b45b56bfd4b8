package io.perdura.engine.replay;

import io.perdura.common.Payload;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What a recorded result is to become. */
record ResultType<R>(Class<R> rawType, Type genericType) {

    /** Completes the promise with the decoded result, or with the reason why it can't be decoded. */
    void settle(DurableContext context, DurablePromise<@Nullable Object> promise, Payload result) {
        Object value;
        try {
            value = rawType == void.class || rawType == Void.class
                    ? null
                    : context.converter().fromPayload(result, rawType, genericType);
        } catch (RuntimeException undecodable) {
            promise.completeExceptionally(undecodable);
            return;
        }
        promise.settle(value, null);
    }
}
