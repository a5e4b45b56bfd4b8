package io.perdura.examples.webhook;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log, in place of a carrier's own HTTP interface. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT1S")
public class Carrier implements CallbackActivities {

    private static final Logger LOGGER = LoggerFactory.getLogger(Carrier.class);

    @Override
    public void registerCallback(String subject, String path) {
        LOGGER.info("When there is news of {}, the carrier posts it to {}", subject, path);
    }

    @Override
    public void withdrawCallback(String subject) {
        LOGGER.info("Nobody waits for news of {} any more", subject);
    }
}
