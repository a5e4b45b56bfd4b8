package io.perdura.it.cases;

import io.perdura.activity.ActivityInterface;

/** What the workflows of the cases have done outside. */
@ActivityInterface
public interface Work {

    String echo(String text);

    /** Fails as often as asked, then says which attempt it is. */
    String flaky(int failures);

    /** Fails for good. */
    void fail(String type);

    /** Heartbeats where it came to, fails, and goes on in the next attempt. */
    String resume();

    /** Completed from outside. */
    String later();

    /** Heartbeats until it is released, or told that it is cancelled. */
    String hold();

    /** Returns when three of its kind are inside. */
    String meet();

    /** Remembers a line. */
    String note(String line);
}
