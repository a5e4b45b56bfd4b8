package io.perdura.examples.pages;

import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The history of a run holds one page, however many there are. */
public class IteratedBatch implements PagedBatchWorkflow {

    /** The type of the failure of a batch that would never move on. */
    public static final String INVALID_PAGE = "InvalidPage";

    private final PageActivities pages = Workflow.newActivityStub(PageActivities.class);

    @Override
    public int workThrough(int pageSize, int offset) {
        if (pageSize < 1) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "pageSize is %d, expected 1 or more".formatted(pageSize), INVALID_PAGE);
        }
        List<String> page = pages.readPage(offset, pageSize);
        List<Promise<Void>> underWay = new ArrayList<>();
        for (String record : page) {
            underWay.add(Async.procedure(pages::handlePageRecord, record));
        }
        Promise.allOf(underWay).get();
        if (page.size() == pageSize) {
            Workflow.continueAsNew(pageSize, offset + pageSize);
        }
        return offset + page.size();
    }
}
