package io.perdura.examples.pages;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** A catalog of 47 records. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class CatalogPages implements PageActivities {

    static final int RECORDS = 47;

    @Override
    public List<String> readPage(int offset, int size) {
        return IntStream.range(offset, Math.min(RECORDS, offset + size))
                .mapToObj(record -> "record-" + record)
                .toList();
    }

    @Override
    public void handlePageRecord(String record) {
        // The work of a record would be here.
    }
}
