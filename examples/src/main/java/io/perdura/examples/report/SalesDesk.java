package io.perdura.examples.report;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows the sales, in place of a database. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT1S")
public class SalesDesk implements ReportActivities {

    @Override
    public String sales(String region) {
        return region + " sold " + region.length() + " books";
    }
}
