package io.perdura.benchmarks.app;

import io.perdura.workflow.Durable;
import jakarta.inject.Inject;

/** See {@link Hello}. */
public class PoliteHello implements Hello {

    @Inject
    @Durable
    Steps steps;

    @Override
    public String greet(String name) {
        return steps.hello(name);
    }
}
