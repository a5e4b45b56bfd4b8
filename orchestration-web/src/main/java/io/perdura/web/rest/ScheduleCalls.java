package io.perdura.web.rest;

import io.perdura.client.schedules.ScheduleAlreadyRunningException;
import io.perdura.client.schedules.ScheduleException;
import io.perdura.engine.partition.EngineException;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls about schedules, and says their refusals as the REST API does. */
final class ScheduleCalls {

    private ScheduleCalls() {}

    static <T extends @Nullable Object> T of(Supplier<T> call) {
        try {
            return call.get();
        } catch (ScheduleAlreadyRunningException e) {
            throw RequestRefused.of(ProblemKind.SCHEDULE_EXISTS, String.valueOf(e.getMessage()), e);
        } catch (ScheduleException e) {
            throw refused(e, ProblemKind.NO_SUCH_SCHEDULE);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    /**
     * What the engine itself said, when it refused.
     *
     * @param missing what its <em>not found</em> means
     */
    static RuntimeException refused(RuntimeException thrown, ProblemKind missing) {
        if (!(thrown.getCause() instanceof EngineException refused)) {
            return thrown;
        }
        return refused.code() == EngineException.Code.NOT_FOUND
                ? RequestRefused.of(missing, String.valueOf(refused.getMessage()), refused)
                : refused;
    }

    /** The message begins with the field. */
    static RequestRefused refused(RuntimeException e) {
        String problem = String.valueOf(e.getMessage());
        String[] parts = problem.split("[ :]", 2);
        return RequestRefused.field(parts[0], parts.length == 1 ? problem : parts[1].strip());
    }

    static void run(Runnable call) {
        of(() -> {
            call.run();
            return null;
        });
    }
}
