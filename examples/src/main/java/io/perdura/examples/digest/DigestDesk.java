package io.perdura.examples.digest;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log, in place of a mail. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT1S")
public class DigestDesk implements DigestActivities {

    private static final Logger LOGGER = LoggerFactory.getLogger(DigestDesk.class);

    @Override
    public void writeDigest(String reader, int number) {
        LOGGER.info("Digest {} for {}", number, reader);
    }
}
