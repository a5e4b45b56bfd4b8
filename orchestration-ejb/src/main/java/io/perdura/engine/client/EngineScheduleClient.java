package io.perdura.engine.client;

import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleAlreadyRunningException;
import io.perdura.client.schedules.ScheduleBackfill;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.client.schedules.ScheduleException;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleListDescription;
import io.perdura.client.schedules.ScheduleOptions;
import io.perdura.client.schedules.ScheduleState;
import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.StartRequest;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.filter.Condition;
import io.perdura.engine.system.schedule.ScheduleBook;
import io.perdura.engine.system.schedule.ScheduleListing;
import io.perdura.engine.system.schedule.ScheduleTarget;
import io.perdura.engine.system.schedule.ScheduleWorkflow;
import io.perdura.engine.system.schedule.StoredAction;
import io.perdura.engine.system.schedule.StoredAttribute;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schedules of an engine in the same process. Thread-safe. */
public final class EngineScheduleClient implements ScheduleClient {

    static final DataConverter SYSTEM = DefaultDataConverter.STANDARD_INSTANCE;

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final String ALL = "WorkflowType = '" + ScheduleWorkflow.TYPE + "' AND ExecutionStatus = 'Running'";

    private final EngineClient engine;
    private final ScheduleTranslation translation;

    /**
     * @param engine where calls go
     * @param converter encodes arguments and memos; the same one that the engine's deployment uses
     */
    public EngineScheduleClient(EngineClient engine, DataConverter converter) {
        this.engine = engine;
        this.translation = new ScheduleTranslation(converter);
    }

    @Override
    public ScheduleHandle createSchedule(String scheduleID, Schedule schedule, ScheduleOptions options) {
        CallPlace.requireOutsideWorkflow();
        if (scheduleID.isBlank()) {
            throw new IllegalArgumentException("scheduleId is blank: give one, by which the schedule is found");
        }
        ScheduleBook book = book(scheduleID, schedule, options);
        try {
            engine.check(target(book.schedule.action()));
            Calls.answer(engine.start(request(book, options)));
        } catch (EngineException e) {
            throw e.code() == EngineException.Code.ALREADY_STARTED
                    ? new ScheduleAlreadyRunningException(e)
                    : new ScheduleException(e);
        }
        return getHandle(scheduleID);
    }

    private ScheduleBook book(String scheduleId, Schedule schedule, ScheduleOptions options) {
        ScheduleState state = Objects.requireNonNullElseGet(
                schedule.getState(), () -> ScheduleState.newBuilder().build());
        ScheduleBook book = new ScheduleBook();
        book.scheduleId = scheduleId;
        book.schedule = translation.stored(scheduleId, schedule);
        book.paused = state.isPaused();
        book.note = Objects.requireNonNullElse(state.getNote(), "");
        book.limited = state.isLimitedAction();
        book.remaining = state.getRemainingActions();
        book.triggerFirst = options.isTriggerImmediately();
        book.backfills.addAll(backfills(options.getBackfills()));
        return book;
    }

    static List<ScheduleTarget.Backfill> backfills(List<ScheduleBackfill> backfills) {
        return backfills.stream()
                .map(each -> new ScheduleTarget.Backfill(
                        each.getStartAt().toEpochMilli() - 1, each.getEndAt().toEpochMilli(), each.getOverlapPolicy()))
                .toList();
    }

    /** A run of the schedule as it would be started. */
    static StartRequest target(StoredAction action) {
        StoredAction.Retry retry = action.retry();
        return new StartRequest(
                action.workflowType(),
                action.workflowId() + "-0000-00-00T00:00:00.000Z",
                action.taskQueue(),
                action.input(),
                null,
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                RunOptions.NONE.with(o -> o.memo(action.memo())
                        .searchAttributes(StoredAttribute.value(action.searchAttributes()))
                        .retryPolicy(retry == null ? null : RetryPolicy.of(retry.value()))
                        .taskTimeoutMillis(
                                action.taskTimeout() == null
                                        ? 0
                                        : action.taskTimeout().toMillis())));
    }

    private StartRequest request(ScheduleBook book, ScheduleOptions options) {
        Map<String, Payload> memo = new LinkedHashMap<>(translation.memo(options.getMemo()));
        memo.put(ScheduleWorkflow.LISTING, SYSTEM.encode(ScheduleListing.of(book, List.of())));
        return new StartRequest(
                ScheduleWorkflow.TYPE,
                ScheduleWorkflow.ID_PREFIX + book.scheduleId,
                null,
                SYSTEM.toPayloads(book),
                null,
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                RunOptions.NONE.with(o -> o.memo(memo)
                        .searchAttributes(Objects.requireNonNullElse(
                                options.getTypedSearchAttributes(), SearchAttributes.EMPTY))));
    }

    @Override
    public ScheduleHandle getHandle(String scheduleID) {
        CallPlace.requireOutsideWorkflow();
        return new EngineScheduleHandle(engine, translation, scheduleID);
    }

    @Override
    public Stream<ScheduleListDescription> listSchedules() {
        return listSchedules(null, null);
    }

    @Override
    public Stream<ScheduleListDescription> listSchedules(@Nullable Integer pageSize) {
        return listSchedules(null, pageSize);
    }

    @Override
    public Stream<ScheduleListDescription> listSchedules(@Nullable String query, @Nullable Integer pageSize) {
        CallPlace.requireOutsideWorkflow();
        int size = pageSize == null ? PAGE : pageSize;
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "pageSize is " + pageSize + ": expected a number from 1 to " + LARGEST_PAGE);
        }
        return Listing.stream(engine, filter(query), size).map(this::listed);
    }

    /** Schedules that match; the position in a message about the query counts from its own beginning. */
    public ExecutionFilter filter(@Nullable String query) {
        ExecutionFilter own = ExecutionFilter.parse(query, engine.searchAttributeTypes());
        ExecutionFilter all = ExecutionFilter.parse(ALL);
        return own.condition() instanceof Condition.All
                ? all
                : new ExecutionFilter(own.text(), new Condition.And(all.condition(), own.condition()));
    }

    /** A run of a schedule as lists show it. */
    public ScheduleListDescription listed(ExecutionRecord run) {
        return translation.listed(run);
    }
}
