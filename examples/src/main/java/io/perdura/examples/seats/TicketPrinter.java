package io.perdura.examples.seats;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes ticket numbers of what a ticket is for: another attempt makes the same one. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class TicketPrinter implements TicketActivities {

    @Override
    public String issueTicket(String seat, String customer) {
        String event = Activity.getExecutionContext().getInfo().getWorkflowId();
        String ticket = event + "\n" + seat + "\n" + customer;
        return UUID.nameUUIDFromBytes(ticket.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
