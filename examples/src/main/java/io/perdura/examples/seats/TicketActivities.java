package io.perdura.examples.seats;

import io.perdura.activity.ActivityInterface;

/** What tickets are made by. */
@ActivityInterface
public interface TicketActivities {

    /** Issues a ticket and answers with its number. */
    String issueTicket(String seat, String customer);
}
