package io.perdura.examples.pages;

import io.perdura.activity.ActivityInterface;
import java.util.List;

/** Where records come from, and what is done with them. */
@ActivityInterface
public interface PageActivities {

    /** At most {@code size} records from {@code offset} on; fewer at the end, none behind it. */
    List<String> readPage(int offset, int size);

    void handlePageRecord(String record);
}
