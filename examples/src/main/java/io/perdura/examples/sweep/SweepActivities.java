package io.perdura.examples.sweep;

import io.perdura.activity.ActivityInterface;

/** What goes through the records. */
@ActivityInterface
public interface SweepActivities {

    int sweepRecords(int records);
}
