package io.perdura.examples.seats;

import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sells seats one at a time. Handlers wait within (for the activity), so others run meanwhile: what they share is guarded by a turn
 * that each of them waits for, and looked at again after waiting.
 */
public class SeatSale implements SeatsWorkflow {

    /** After so many reservations it goes on as a new run, which keeps its history short. */
    static final int RESERVATIONS_PER_RUN = 500;

    /** The type of the failure of a reservation that came too late. */
    public static final String SEAT_TAKEN = "SeatTaken";

    private final TicketActivities tickets = Workflow.newActivityStub(TicketActivities.class);
    private final Map<String, Reservation> bySeat = new LinkedHashMap<>();
    private boolean opened;
    private boolean someonesTurn;
    private boolean closed;
    private int soldInThisRun;

    @Override
    public List<Reservation> sell(List<Reservation> reserved) {
        reserved.forEach(reservation -> bySeat.put(reservation.seat(), reservation));
        opened = true;
        Workflow.await(() -> closed || soldInThisRun >= RESERVATIONS_PER_RUN);
        // Nobody who was accepted is left without an answer.
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (!closed) {
            Workflow.continueAsNew(reservations());
        }
        return reservations();
    }

    @Override
    public Reservation reserve(String seat, String customer) {
        // An update that comes with the start is handled before the workflow method has taken over what is reserved.
        Workflow.await(() -> opened && !someonesTurn);
        someonesTurn = true;
        try {
            Reservation before = bySeat.get(seat);
            if (before != null && before.customer().equals(customer)) {
                return before;
            }
            if (before != null) {
                throw ApplicationFailure.newNonRetryableFailure(taken(before), SEAT_TAKEN);
            }
            Reservation reservation = new Reservation(seat, customer, tickets.issueTicket(seat, customer));
            bySeat.put(seat, reservation);
            soldInThisRun++;
            return reservation;
        } finally {
            someonesTurn = false;
        }
    }

    @Override
    public void checkReserve(String seat, String customer) {
        if (seat.isBlank() || customer.isBlank()) {
            throw new IllegalArgumentException(
                    "seat is '%s' and customer '%s', expected both".formatted(seat, customer));
        }
        Reservation before = bySeat.get(seat);
        if (before != null && !before.customer().equals(customer)) {
            throw new IllegalStateException(taken(before));
        }
        if (closed && before == null) {
            throw new IllegalStateException("the sale is closed");
        }
    }

    private static String taken(Reservation reservation) {
        return "seat %s is reserved already".formatted(reservation.seat());
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<Reservation> reservations() {
        return List.copyOf(bySeat.values());
    }
}
