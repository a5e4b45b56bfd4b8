package io.perdura.examples.webhook;

import io.perdura.activity.ActivityInterface;

/** What the workflow says to the outside. Both may be repeated. */
@ActivityInterface
public interface CallbackActivities {

    /** Tells the outside which path to call when there is news of the subject. */
    void registerCallback(String subject, String path);

    /** Tells it that nobody waits any more. */
    void withdrawCallback(String subject);
}
