package io.perdura.benchmarks.app;

import io.perdura.activity.ActivityInterface;

/** The activities that are measured: they do next to nothing, so that what is seen is the engine. */
@ActivityInterface
public interface Steps {

    String hello(String name);

    /** Returns 100 bytes. */
    String step();

    /** The same, and leaves a line in a file outside of the database: what was run twice shows. */
    String witnessed(String key, int number);
}
