package io.perdura.it.cases;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityPolicy;
import io.perdura.client.ActivityCanceledException;
import io.perdura.client.ActivityCompletionException;
import io.perdura.failure.ApplicationFailure;
import io.perdura.it.cases.Bench.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Does the work of the cases; one bean for local activities and others. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT20S", initialInterval = "PT0.05S")
public class Workshop implements Work {

    @Inject
    private Bench bench;

    private static ActivityExecutionContext context() {
        return Activity.getExecutionContext();
    }

    private Place place() {
        return bench.at(context().getInfo().getWorkflowId());
    }

    @Override
    public String echo(String text) {
        return "echo " + text;
    }

    @Override
    public String flaky(int failures) {
        int attempt = context().getInfo().getAttempt();
        place().notes.add("attempt " + attempt);
        if (attempt <= failures) {
            throw ApplicationFailure.newFailure("no luck in " + attempt, "Luck");
        }
        return "attempt " + attempt;
    }

    @Override
    public void fail(String type) {
        place().notes.add("fail");
        throw ApplicationFailure.newBuilder()
                .setMessage("broken")
                .setType(type)
                .setNonRetryable(true)
                .setCause(new IOException("disk full"))
                .build();
    }

    @Override
    public String resume() {
        return context()
                .getHeartbeatDetails(Integer.class)
                .map(page ->
                        "page " + page + " in attempt " + context().getInfo().getAttempt())
                .orElseGet(() -> {
                    context().heartbeat(7);
                    throw new IllegalStateException("stopped at page 7");
                });
    }

    @Override
    public String later() {
        Place place = place();
        context().doNotCompleteOnReturn();
        place.activityId = context().getInfo().getActivityId();
        place.tokens.add(context().getTaskToken());
        return "not this";
    }

    @Override
    public String hold() {
        Place place = place();
        place.entered.countDown();
        try {
            while (!place.released.await(10, TimeUnit.MILLISECONDS)) {
                context().heartbeat(null);
            }
            return "released";
        } catch (ActivityCanceledException e) {
            place.told.countDown();
            throw e;
        } catch (ActivityCompletionException e) {
            return "nobody waits any more";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            place.left.countDown();
        }
    }

    @Override
    public String meet() {
        Place place = place();
        place.met.countDown();
        return Place.within(place.met) ? "met" : "alone";
    }

    @Override
    public String note(String line) {
        place().notes.add(line);
        return line;
    }
}
