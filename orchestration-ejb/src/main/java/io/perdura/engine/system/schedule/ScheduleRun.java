package io.perdura.engine.system.schedule;

import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.calendar.SpecTimes;
import io.perdura.engine.system.schedule.ScheduleBook.Waiting;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The workflow of a schedule. It sleeps until its next time, takes what is due, and continues as new now and then. Signals change its book;
 * the main method acts on what they changed.
 */
public final class ScheduleRun implements ScheduleWorkflow {

    /** After so many rounds the history begins anew. */
    private static final int MOST_ROUNDS = 250;

    /** So many times of backfills are taken in one round. */
    private static final int BACKFILLED_AT_ONCE = 20;

    private final ScheduleBook book;
    private final ScheduleRuns runs;
    private boolean changed = true;
    private @Nullable ScheduleListing shown;
    private @Nullable SpecTimes times;

    @WorkflowInit
    public ScheduleRun(ScheduleBook book) {
        this.book = book;
        this.runs = new ScheduleRuns(book, this::changed);
        if (book.createdAtMillis == 0) {
            book.createdAtMillis = Workflow.currentTimeMillis();
            book.doneUntilMillis = book.createdAtMillis;
            if (book.triggerFirst) {
                trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED);
            }
        }
    }

    private void changed() {
        changed = true;
    }

    @Override
    public void run(ScheduleBook argument) {
        runs.watchAll();
        for (int round = 0; ; round++) {
            changed = false;
            ScheduleLook look = look();
            takeDue(look);
            boolean backfilling = takeBackfills();
            runs.startWaiting();
            List<Long> upcoming = book.acts() ? look.upcoming() : List.of();
            show(upcoming);
            changed |= look.full() || backfilling;
            if (round >= MOST_ROUNDS || Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(book);
            }
            if (!changed) {
                await(upcoming);
            }
        }
    }

    private void await(List<Long> upcoming) {
        if (upcoming.isEmpty()) {
            Workflow.await(() -> changed);
        } else {
            long millis = Math.max(1, upcoming.get(0) - Workflow.currentTimeMillis());
            Workflow.await(Duration.ofMillis(millis), () -> changed);
        }
    }

    // ---- times

    private ScheduleLook look() {
        long now = Workflow.currentTimeMillis();
        long after = book.doneUntilMillis;
        ScheduleLook look = Workflow.sideEffect(ScheduleLook.class, () -> ScheduleLook.at(times(), after, now));
        return look == null ? new ScheduleLook(List.of(), List.of()) : look;
    }

    private SpecTimes times() {
        SpecTimes known = times;
        if (known == null) {
            known = SpecTimes.of(book.schedule.spec().value(), book.scheduleId);
            times = known;
        }
        return known;
    }

    private void takeDue(ScheduleLook look) {
        long tooOld =
                Workflow.currentTimeMillis() - book.schedule.catchupWindow().toMillis();
        for (SpecTimes.Firing firing : look.due()) {
            book.doneUntilMillis = firing.nominalMillis();
            if (!book.acts()) {
                continue; // what comes while it does not act is nobody's loss
            }
            if (firing.atMillis() < tooOld) {
                book.missed++;
            } else {
                runs.add(new Waiting(
                        firing.nominalMillis(),
                        firing.atMillis(),
                        ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED,
                        false));
            }
        }
    }

    /** Takes some times of the first backfill; true when there are more. */
    private boolean takeBackfills() {
        if (book.backfills.isEmpty()) {
            return false;
        }
        ScheduleTarget.Backfill backfill = book.backfills.remove(0);
        long now = Workflow.currentTimeMillis();
        List<Long> nominal = nominal(backfill);
        for (long each : nominal) {
            runs.add(new Waiting(each, now, backfill.overlap(), true));
        }
        if (nominal.size() == BACKFILLED_AT_ONCE) {
            book.backfills.add(
                    0,
                    new ScheduleTarget.Backfill(
                            nominal.get(nominal.size() - 1), backfill.endMillis(), backfill.overlap()));
        }
        return !book.backfills.isEmpty();
    }

    private List<Long> nominal(ScheduleTarget.Backfill backfill) {
        long[] found = Workflow.sideEffect(long[].class, () -> {
            List<Long> all = new ArrayList<>();
            Optional<SpecTimes.Firing> next = times().next(backfill.afterMillis());
            while (next.isPresent()
                    && next.get().nominalMillis() <= backfill.endMillis()
                    && all.size() < BACKFILLED_AT_ONCE) {
                all.add(next.get().nominalMillis());
                next = times().next(next.get().nominalMillis());
            }
            return all.stream().mapToLong(Long::longValue).toArray();
        });
        List<Long> nominal = new ArrayList<>();
        for (long each : found == null ? new long[0] : found) {
            nominal.add(each);
        }
        return nominal;
    }

    /** Lists of schedules show the memo. */
    private void show(List<Long> upcoming) {
        ScheduleListing now = ScheduleListing.of(book, upcoming);
        if (!now.equals(shown)) {
            shown = now;
            Workflow.upsertMemo(Map.of(LISTING, now));
        }
    }

    // ---- what an operator does

    @Override
    public void pause(String note) {
        book.paused = true;
        book.note = note;
        changed = true;
    }

    @Override
    public void unpause(String note) {
        if (book.paused) {
            book.paused = false;
            book.doneUntilMillis = Math.max(book.doneUntilMillis, Workflow.currentTimeMillis());
        }
        book.note = note;
        changed = true;
    }

    @Override
    public void trigger(ScheduleOverlapPolicy overlap) {
        long now = Math.max(Workflow.currentTimeMillis(), book.lastTriggerMillis + 1);
        book.lastTriggerMillis = now; // two in one millisecond are two runs
        runs.add(new Waiting(now, Workflow.currentTimeMillis(), overlap, true));
        changed = true;
    }

    @Override
    public void backfill(List<ScheduleTarget.Backfill> backfills) {
        book.backfills.addAll(backfills);
        changed = true;
    }

    @Override
    public void update(ScheduleTarget.Change change) {
        long now = Workflow.currentTimeMillis();
        book.schedule = change.schedule();
        book.paused = change.paused();
        book.note = change.note();
        book.limited = change.limited();
        book.remaining = change.remaining();
        book.updatedAtMillis = now;
        book.doneUntilMillis = Math.max(book.doneUntilMillis, now);
        times = null;
        changed = true;
        List<StoredAttribute> attributes = change.searchAttributes();
        if (attributes != null) {
            replace(StoredAttribute.value(attributes));
        }
    }

    private static void replace(SearchAttributes wanted) {
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        Workflow.getTypedSearchAttributes().getUntypedValues().keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> updates.add(key.valueUnset()));
        wanted.getUntypedValues().keySet().forEach(key -> updates.add(set(key, wanted)));
        if (!updates.isEmpty()) {
            Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
        }
    }

    private static <T> SearchAttributeUpdate<T> set(SearchAttributeKey<T> key, SearchAttributes wanted) {
        T value = wanted.get(key);
        return value == null ? key.valueUnset() : key.valueSet(value);
    }

    @Override
    public ScheduleView describe() {
        return new ScheduleView(
                book,
                book.acts()
                        ? ScheduleLook.at(times(), book.doneUntilMillis, Long.MIN_VALUE)
                                .upcoming()
                        : List.of());
    }
}
