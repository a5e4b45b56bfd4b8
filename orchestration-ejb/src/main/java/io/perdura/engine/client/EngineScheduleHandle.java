package io.perdura.engine.client;

import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleBackfill;
import io.perdura.client.schedules.ScheduleDescription;
import io.perdura.client.schedules.ScheduleException;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleState;
import io.perdura.client.schedules.ScheduleUpdate;
import io.perdura.client.schedules.ScheduleUpdateInput;
import io.perdura.common.Payload;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.system.schedule.ScheduleTarget;
import io.perdura.engine.system.schedule.ScheduleView;
import io.perdura.engine.system.schedule.ScheduleWorkflow;
import io.perdura.engine.system.schedule.StoredAttribute;
import io.perdura.workflow.Functions;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One schedule: its operations are signals of its workflow. */
final class EngineScheduleHandle implements ScheduleHandle {

    private static final String PAUSED = "Paused by the client";
    private static final String UNPAUSED = "Unpaused by the client";

    private final EngineClient engine;
    private final ScheduleTranslation translation;
    private final String id;
    private final RunTarget target;

    EngineScheduleHandle(EngineClient engine, ScheduleTranslation translation, String id) {
        this.engine = engine;
        this.translation = translation;
        this.id = id;
        this.target = RunTarget.of(ScheduleWorkflow.ID_PREFIX + id);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void backfill(List<ScheduleBackfill> backfills) {
        signal("backfill", EngineScheduleClient.backfills(backfills));
    }

    @Override
    public void delete() {
        call(() -> Calls.answer(engine.terminate(target, "the schedule was deleted")));
    }

    @Override
    public void pause(String note) {
        signal("pause", note.isEmpty() ? PAUSED : note);
    }

    @Override
    public void pause() {
        pause("");
    }

    @Override
    public void trigger(ScheduleOverlapPolicy overlapPolicy) {
        signal("trigger", overlapPolicy);
    }

    @Override
    public void trigger() {
        trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED);
    }

    @Override
    public void unpause(String note) {
        signal("unpause", note.isEmpty() ? UNPAUSED : note);
    }

    @Override
    public void unpause() {
        unpause("");
    }

    @Override
    public void update(Functions.Func1<ScheduleUpdateInput, @Nullable ScheduleUpdate> updater) {
        ScheduleUpdate update = updater.apply(new ScheduleUpdateInput(describe()));
        if (update == null) {
            return;
        }
        Schedule schedule = update.getSchedule();
        ScheduleState state = Objects.requireNonNullElseGet(
                schedule.getState(), () -> ScheduleState.newBuilder().build());
        SearchAttributes attributes = update.getTypedSearchAttributes();
        ScheduleTarget.Change change = new ScheduleTarget.Change(
                translation.stored(id, schedule),
                state.isPaused(),
                Objects.requireNonNullElse(state.getNote(), ""),
                state.isLimitedAction(),
                state.getRemainingActions(),
                attributes == null ? null : StoredAttribute.of(attributes));
        call(() -> {
            engine.check(EngineScheduleClient.target(change.schedule().action()));
            return null;
        });
        signal("update", change);
    }

    @Override
    public ScheduleDescription describe() {
        return call(() -> {
            ExecutionRecord run = engine.describe(target).execution();
            if (run.status() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
                throw gone(null);
            }
            Payload answer = Calls.answer(engine.query(target, "describe", List.of()));
            ScheduleView view = Objects.requireNonNull(
                    EngineScheduleClient.SYSTEM.fromPayload(answer, ScheduleView.class, ScheduleView.class));
            return translation.described(view, run);
        });
    }

    private void signal(String name, Object argument) {
        call(() -> Calls.answer(engine.signal(target, name, EngineScheduleClient.SYSTEM.toPayloads(argument))));
    }

    private <T extends @Nullable Object> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            boolean gone = e.code() == Code.CLOSED || e.code() == Code.NOT_FOUND;
            throw new ScheduleException(gone ? gone(e) : e);
        }
    }

    private EngineException gone(@Nullable Throwable cause) {
        return new EngineException(
                Code.NOT_FOUND,
                "no schedule has the id '" + id + "': it was deleted, or never was; the list shows those there are",
                null,
                cause);
    }
}
