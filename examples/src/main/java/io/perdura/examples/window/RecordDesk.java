package io.perdura.examples.window;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** Where the work of a record would be. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class RecordDesk implements RecordActivities {

    @Override
    public void workOnRecord(int record) {
        // Nothing: the example is about who waits for whom.
    }
}
