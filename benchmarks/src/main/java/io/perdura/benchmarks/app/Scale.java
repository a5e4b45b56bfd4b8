package io.perdura.benchmarks.app;

import io.perdura.benchmarks.load.Callers;
import io.perdura.benchmarks.load.LoadReport;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** What {@link ScaleServlet} is asked for. */
@ApplicationScoped
public class Scale {

    private static final String STARTED = "started";

    @Inject
    WorkflowClient client;

    @Resource
    ManagedThreadFactory threads;

    private <T> T stub(Class<T> type, String id) {
        return client.newWorkflowStub(
                type, WorkflowOptions.newBuilder().setWorkflowId(id).build());
    }

    String startAlarms(String prefix, int count, long atMillis, int spreadMillis) {
        new Callers(threads).forEach(count, number -> {
            long due = atMillis + (long) spreadMillis * (number - 1) / count;
            WorkflowClient.start(stub(Alarm.class, prefix + number)::ring, due);
        });
        return STARTED;
    }

    LoadReport lateness(String prefix, int count) {
        AtomicLongArray nanos = new AtomicLongArray(count);
        new Callers(threads).forEach(count, number -> {
            Long late = client.newUntypedWorkflowStub(prefix + number).getResult(Long.class);
            nanos.set(number - 1, TimeUnit.MILLISECONDS.toNanos(Objects.requireNonNull(late)));
        });
        return LoadReport.of(
                LongStream.range(0, count).map(each -> nanos.get((int) each)).toArray(), 0, 0, "");
    }

    String startThousands(String id, int children, int width, int atATime) {
        WorkflowClient.start(stub(Thousands.class, id)::run, children, width, atATime);
        return STARTED;
    }

    String doneOfThousands(String id) {
        return timed(client.newWorkflowStub(Thousands.class, id)::done);
    }

    String await(String id) {
        return String.valueOf(client.newUntypedWorkflowStub(id).getResult(Long.class));
    }

    String startStory(String id, int steps) {
        WorkflowClient.start(stub(LongStory.class, id)::run, steps);
        return STARTED;
    }

    String doneOfStory(String id) {
        LongStory story = client.newWorkflowStub(LongStory.class, id);
        return timed(story::done);
    }

    /** The answer to a question, and the nanoseconds that it took. */
    private static String timed(LongSupplier question) {
        long begin = System.nanoTime();
        long answer = question.getAsLong();
        return answer + " " + (System.nanoTime() - begin);
    }
}
