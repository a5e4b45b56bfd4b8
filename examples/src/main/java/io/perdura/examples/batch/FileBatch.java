package io.perdura.examples.batch;

import io.perdura.common.ParentClosePolicy;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Splits the file into slices and keeps as many children at work as asked for: a sliding window, not waves. */
public class FileBatch implements OrderBatchWorkflow {

    /** The header is line 1 of the file, the order at position 0 is line 2. */
    private static final int LINE_OF_FIRST_ORDER = 2;

    private final OrderFileActivities files = Workflow.newActivityStub(OrderFileActivities.class);

    private final Map<Integer, SliceProgress> progressBySlice = new LinkedHashMap<>();
    private final List<OrderFailure> failures = new ArrayList<>();
    private int total;
    private int atWork;

    @Override
    public BatchResult run(@Nullable BatchRequest given) {
        BatchRequest request = BatchRequest.check(given);
        String batchId = Workflow.getInfo().getWorkflowId();
        int childSize = request.childSizeOrDefault();
        total = files.countOrders(request.file());
        List<Promise<SliceProgress>> children = new ArrayList<>();
        for (int first = 0; first < total; first += childSize) {
            Workflow.await(() -> atWork < request.parallelOrDefault());
            children.add(start(new Slice(batchId, request.file(), first, Math.min(childSize, total - first))));
        }
        Promise.allOf(children).cancellableGet();
        BatchProgress end = progress();
        failures.sort(Comparator.comparingInt(OrderFailure::line));
        return new BatchResult(total, end.done(), end.failed(), failures);
    }

    private Promise<SliceProgress> start(Slice slice) {
        atWork++;
        OrderSliceWorkflow child = Workflow.newChildWorkflowStub(
                OrderSliceWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(slice.batchId() + "-slice-" + slice.first())
                        // A batch that is cancelled leaves its orders the time to undo what they did.
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                        .build());
        return Async.function(child::run, slice).handle((result, failure) -> {
            atWork--;
            return finish(slice, result != null ? result : lost(slice, failure));
        });
    }

    private SliceProgress finish(Slice slice, SliceResult result) {
        failures.addAll(result.failures());
        SliceProgress end = new SliceProgress(
                slice.first(), result.done(), result.failures().size());
        progressBySlice.put(slice.first(), end);
        return end;
    }

    private static SliceResult lost(Slice slice, @Nullable RuntimeException failure) {
        String reason = "Its slice ended without a result, look at the order's own run: " + failure;
        return new SliceResult(
                0,
                IntStream.range(slice.first(), slice.first() + slice.size())
                        .mapToObj(position -> new OrderFailure(position + LINE_OF_FIRST_ORDER, "", "SliceLost", reason))
                        .toList());
    }

    @Override
    public void sliceProgress(SliceProgress progress) {
        progressBySlice.put(progress.first(), progress);
    }

    @Override
    public BatchProgress progress() {
        return new BatchProgress(
                total,
                progressBySlice.values().stream().mapToInt(SliceProgress::done).sum(),
                progressBySlice.values().stream()
                        .mapToInt(SliceProgress::failed)
                        .sum());
    }
}
