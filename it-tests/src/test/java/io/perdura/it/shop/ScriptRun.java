package io.perdura.it.shop;

import io.perdura.activity.ActivityOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.Durable;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Found by itself: no annotation, no registration. */
public class ScriptRun implements Script {

    @Inject
    @Durable
    private Steps steps;

    private final List<String> words = new ArrayList<>();

    @Override
    public List<String> run(List<String> names) {
        List<String> results = new ArrayList<>();
        for (String name : names) {
            results.add(step(name));
        }
        return results;
    }

    private String step(String name) {
        switch (name) {
            case "sleep" -> {
                long before = Workflow.currentTimeMillis();
                Workflow.sleep(Duration.ofMillis(700));
                return Workflow.currentTimeMillis() - before >= 700 ? "slept" : "woke too early";
            }
            case "hear" -> {
                Workflow.await(() -> !words.isEmpty());
                return words.get(0);
            }
            case "crowd" -> {
                Promise<Integer> first = Async.function(steps::crowded);
                Promise<Integer> second = Async.function(steps::crowded);
                return "attempts " + (first.get() + second.get() > 2 ? "more than two" : "two");
            }
            case "spin" -> {
                // The clock of a workflow stands still within a task: this waits for ever.
                long until = Workflow.currentTimeMillis() + 1;
                while (Workflow.currentTimeMillis() < until) {}
                return "came to an end";
            }
            case "bug" -> throw new NullPointerException("a bug in the workflow");
            default -> {
                return activity(name);
            }
        }
    }

    private String activity(String name) {
        try {
            if (name.equals("Plain")) {
                return steps.plain();
            }
            return Workflow.newUntypedActivityStub(ActivityOptions.getDefaultInstance())
                    .execute(name, String.class);
        } catch (ActivityFailure e) {
            return e.getCause() instanceof ApplicationFailure failure
                    ? "failed: " + failure.getType() + ": " + failure.getOriginalMessage()
                    : "failed: " + e.getCause();
        }
    }

    @Override
    public void say(String word) {
        words.add(word);
    }

    @Override
    public List<String> heard() {
        return words;
    }
}
