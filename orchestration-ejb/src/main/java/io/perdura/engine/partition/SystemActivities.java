package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.Failure;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.port.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The activities of the application, and those of the engine's own workflows. Thread-safe. */
final class SystemActivities implements ActivityInvoker {

    private static final Traits PLAIN = new Traits(false);

    private final ActivityInvoker application;
    private final Map<String, Body> bodies = new TreeMap<>();

    SystemActivities(EngineParts engine, ActivityInvoker application) {
        this.application = application;
        new ScheduledStarts(engine).addTo(bodies);
        new BatchedOperations(engine).addTo(bodies);
    }

    /** Does what an activity is for. */
    @FunctionalInterface
    interface Body {
        /**
         * @return the result
         * @throws LaterException when it completes the attempt itself
         */
        @Nullable
        Object on(ActivityAttempt attempt, Arguments arguments);
    }

    /** Those of an attempt. */
    record Arguments(List<Payload> payloads) {
        <T> @Nullable T orNull(int index, Class<T> type) {
            return CONVERTER.fromPayloads(index, payloads, type, type);
        }

        <T> T get(int index, Class<T> type) {
            T value = orNull(index, type);
            if (value == null) {
                throw new IllegalArgumentException("argument " + (index + 1) + " is missing");
            }
            return value;
        }
    }

    static final DataConverter CONVERTER = DefaultDataConverter.STANDARD_INSTANCE;

    /** The attempt ends later. */
    static final class LaterException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LaterException() {
            super("completes later", null, false, false);
        }
    }

    @Override
    public Optional<Traits> traits(String activityType) {
        return bodies.containsKey(activityType) ? Optional.of(PLAIN) : application.traits(activityType);
    }

    @Override
    public void invoke(ActivityAttempt attempt) {
        Body body = bodies.get(attempt.scheduled().activityType());
        if (body == null) {
            application.invoke(attempt);
            return;
        }
        try {
            Object result = body.on(attempt, new Arguments(attempt.scheduled().input()));
            attempt.completed(CONVERTER.encode(result));
        } catch (LaterException later) {
            // Whoever it waits for completes it.
        } catch (EngineException refused) {
            attempt.failed(Failure.application(
                    refused.code().name(), String.valueOf(refused.getMessage()), !worthTryingAgain(refused)));
        } catch (StoreException trouble) {
            attempt.failed(Failure.application("UNAVAILABLE", String.valueOf(trouble.getMessage()), false));
        } catch (RuntimeException bug) {
            attempt.failed(Failure.application(bug.getClass().getSimpleName(), String.valueOf(bug.getMessage()), true));
        }
    }

    private static boolean worthTryingAgain(EngineException refused) {
        return refused.code() == EngineException.Code.UNAVAILABLE
                || refused.code() == EngineException.Code.ATTEMPT_OVER;
    }
}
