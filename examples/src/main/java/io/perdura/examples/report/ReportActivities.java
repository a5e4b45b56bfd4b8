package io.perdura.examples.report;

import io.perdura.activity.ActivityInterface;

/** What a report needs. */
@ActivityInterface
public interface ReportActivities {

    String sales(String region);
}
