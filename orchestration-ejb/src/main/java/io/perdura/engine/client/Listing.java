package io.perdura.engine.client;

import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The runs that match a filter, read page by page as they are asked for. Not thread-safe. */
final class Listing implements Iterator<WorkflowExecutionMetadata> {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final ClientScope scope;
    private final ExecutionFilter filter;
    private final int pageSize;
    private final Queue<ExecutionRecord> page = new ArrayDeque<>();
    private @Nullable ExecutionRecord last;
    private boolean complete;

    Listing(ClientScope scope, ExecutionFilter filter, int pageSize) {
        this.scope = scope;
        this.filter = filter;
        this.pageSize = pageSize;
    }

    /** The runs that match a filter; null for all of them, and for pages of the usual size. */
    static Stream<WorkflowExecutionMetadata> metadata(
            ClientScope scope, @Nullable String query, @Nullable Integer pageSize) {
        int size = pageSize == null ? PAGE : pageSize;
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize is " + size + ": expected a number from 1 to " + LARGEST_PAGE);
        }
        Iterator<WorkflowExecutionMetadata> runs =
                new Listing(scope, scope.engine().filter(query), size);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(runs, Spliterator.ORDERED), false);
    }

    /** The rows themselves, read page by page. */
    static Stream<ExecutionRecord> stream(EngineClient engine, ExecutionFilter filter, int pageSize) {
        return Stream.iterate(
                        engine.list(filter, null, pageSize),
                        page -> !page.isEmpty(),
                        page -> page.size() < pageSize
                                ? List.of()
                                : engine.list(filter, page.get(page.size() - 1), pageSize))
                .flatMap(List::stream);
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !complete) {
            List<ExecutionRecord> more = scope.engine().list(filter, last, pageSize);
            page.addAll(more);
            complete = more.size() < pageSize;
            last = more.isEmpty() ? last : more.get(more.size() - 1);
        }
        return !page.isEmpty();
    }

    @Override
    public WorkflowExecutionMetadata next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more runs match " + filter.text());
        }
        return metadata(scope, page.remove());
    }

    /** A run as lists and descriptions show it. */
    static WorkflowExecutionMetadata metadata(ClientScope scope, ExecutionRecord run) {
        String parent = run.parentWorkflowId();
        return new WorkflowExecutionMetadata(
                new WorkflowExecution(run.workflowId(), run.runId().toString()),
                run.workflowType(),
                run.partition().taskQueue(),
                run.status(),
                run.startTime(),
                run.closeTime(),
                run.executionTime(),
                parent == null
                        ? null
                        : new WorkflowExecution(
                                parent,
                                run.parentRunId() == null
                                        ? ""
                                        : run.parentRunId().toString()),
                run.historyEvents(),
                run.problem(),
                run.visible().searchAttributes(),
                run.visible().memo(),
                run.visible().summary(),
                run.visible().details(),
                scope.converter());
    }
}
