package io.perdura.examples.polling;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the server for jobs. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT1S")
public class JobPolling implements PollActivities {

    private final RemoteJobs jobs;

    @Inject
    public JobPolling(RemoteJobs jobs) {
        this.jobs = jobs;
    }

    /** For the proxy of the bean. */
    @SuppressWarnings("NullAway")
    protected JobPolling() {
        this.jobs = null;
    }

    @Override
    @ActivityPolicy(startToClose = "PT1H", heartbeat = "PT10S", initialInterval = "PT1S")
    public String awaitJob(String job, Duration interval) {
        JobAnswer answer = jobs.ask(job);
        while (answer.result() == null) {
            // Throws when the activity is cancelled, which ends the loop; without it a node that is lost is noticed
            // after an hour.
            Activity.getExecutionContext().heartbeat(null);
            pause(interval);
            answer = jobs.ask(job);
        }
        return answer.result();
    }

    private static void pause(Duration interval) {
        try {
            TimeUnit.MILLISECONDS.sleep(interval.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Activity.wrap(e);
        }
    }

    @Override
    public String fetchJob(String job) {
        JobAnswer answer = jobs.ask(job);
        if (answer.result() == null) {
            throw ApplicationFailure.newFailure("Job %s has no result yet".formatted(job), NOT_READY);
        }
        return answer.result();
    }

    @Override
    public String fetchJobAsTold(String job) {
        JobAnswer answer = jobs.ask(job);
        if (answer.result() == null) {
            throw ApplicationFailure.newBuilder()
                    .setMessage("Job %s has no result before %s".formatted(job, answer.retryAfter()))
                    .setType(NOT_READY)
                    .setNextRetryDelay(answer.retryAfter())
                    .build();
        }
        return answer.result();
    }

    @Override
    public JobAnswer askForJob(String job) {
        return jobs.ask(job);
    }
}
