package io.perdura.examples.polling;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.RetryOptions;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Workflow;
import java.time.Duration;

/** Each way of asking is one call: the waiting is not in the workflow. */
public class PatientPoll implements PollWorkflow {

    private final PollActivities jobs = Workflow.newActivityStub(PollActivities.class);

    @Override
    public String poll(PollRequest request) {
        return switch (request.strategy()) {
            case FREQUENT -> jobs.awaitJob(request.job(), request.interval());
            case INFREQUENT -> atFixedInterval(request.interval()).fetchJob(request.job());
            case AS_TOLD -> jobs.fetchJobAsTold(request.job());
            case CHILD_SEQUENCE ->
                Workflow.newChildWorkflowStub(
                                PollSequenceWorkflow.class,
                                ChildWorkflowOptions.newBuilder()
                                        .setWorkflowId(Workflow.getInfo().getWorkflowId() + "-sequence")
                                        .build())
                        .pollUntilReady(request.job(), request.interval());
        };
    }

    /** A coefficient of 1 keeps the pause between attempts the same. */
    private static PollActivities atFixedInterval(Duration interval) {
        return Workflow.newActivityStub(
                PollActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(interval)
                                .setBackoffCoefficient(1)
                                .build())
                        .build());
    }
}
