package io.perdura.benchmarks.app;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Plain activities with the plain policy. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT30S")
public class SmallSteps implements Steps {

    private static final String HUNDRED_BYTES = "x".repeat(100);

    @Inject
    Witness witness;

    @Override
    public String hello(String name) {
        return "hello " + name;
    }

    @Override
    public String step() {
        return HUNDRED_BYTES;
    }

    @Override
    public String witnessed(String key, int number) {
        witness.saw(key, number);
        return HUNDRED_BYTES;
    }
}
