package io.perdura.examples.polling;

import io.perdura.activity.ActivityInterface;
import java.time.Duration;

/** The questions. */
@ActivityInterface
public interface PollActivities {

    /** The type of the failure that says: not yet. */
    String NOT_READY = "JobNotReady";

    /** Asks until there is a result, in one attempt. */
    String awaitJob(String job, Duration interval);

    /** Asks once; fails with {@link #NOT_READY} as long as there is no result, and the retry policy decides when to ask again. */
    String fetchJob(String job);

    /** Asks once; fails as long as there is no result, and the server decides when to ask again. */
    String fetchJobAsTold(String job);

    /** Asks once. */
    JobAnswer askForJob(String job);
}
