package io.perdura.engine.system.batch;

import io.perdura.activity.ActivityOptions;
import io.perdura.client.batch.BatchDescription;
import io.perdura.common.RetryOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInit;
import java.time.Duration;

/** The workflow of a batch: a page of runs, the operation on each, and a pause that keeps the rate. */
public final class BatchRun implements BatchWorkflow {

    private static final int LARGEST_PAGE = 100;
    private static final int MOST_FAILURES = 20;

    /** After so many pages the history begins anew. */
    private static final int MOST_PAGES = 200;

    private final BatchBook book;
    private final BatchActivities engine = Workflow.newActivityStub(
            BatchActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(2))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setMaximumInterval(Duration.ofSeconds(20))
                            .build())
                    .build());

    @WorkflowInit
    public BatchRun(BatchBook book) {
        this.book = book;
        if (book.startedAtMillis == 0) {
            book.startedAtMillis = Workflow.currentTimeMillis();
        }
    }

    @Override
    public void run(BatchBook argument) {
        BatchBook.Work work = book.work;
        if (book.position == null) {
            book.total = engine.count(work);
        }
        int size = Math.min(LARGEST_PAGE, work.perSecond());
        for (int pages = 0; book.stopReason == null; pages++) {
            if (pages >= MOST_PAGES) {
                Workflow.continueAsNew(book);
            }
            BatchBook.Page page = engine.list(work, size, book.position);
            if (!page.targets().isEmpty()) {
                take(engine.apply(work, page));
            }
            if (page.next() == null) {
                return;
            }
            book.position = page.next();
            long pauseMillis = page.targets().size() * 1_000L / work.perSecond();
            Workflow.await(Duration.ofMillis(pauseMillis), () -> book.stopReason != null);
        }
    }

    private void take(BatchBook.Outcome outcome) {
        book.done += outcome.done();
        book.failed += outcome.failures().size();
        for (BatchDescription.Failure failure : outcome.failures()) {
            if (book.failures.size() < MOST_FAILURES) {
                book.failures.add(failure);
            }
        }
    }

    @Override
    public void stop(String reason) {
        if (book.stopReason == null) {
            book.stopReason = reason;
        }
    }

    @Override
    public BatchBook describe() {
        return book;
    }
}
