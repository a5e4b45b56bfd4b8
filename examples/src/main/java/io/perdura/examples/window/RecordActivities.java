package io.perdura.examples.window;

import io.perdura.activity.ActivityInterface;

/** What is done with a record. */
@ActivityInterface
public interface RecordActivities {

    void workOnRecord(int record);
}
