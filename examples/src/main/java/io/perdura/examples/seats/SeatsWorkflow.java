package io.perdura.examples.seats;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.List;

/** The seats of an event, named by the workflow id. A seat belongs to at most one customer, whoever asks at the same time. */
@WorkflowInterface
public interface SeatsWorkflow {

    /**
     * Takes reservations until it is closed.
     *
     * @param reserved what is reserved already; a long run hands it to its successor in this way
     * @return what is reserved in the end
     */
    @WorkflowMethod(name = "Seats")
    List<Reservation> sell(List<Reservation> reserved);

    /** Reserves a seat. A repetition by the same customer gets the same ticket. */
    @UpdateMethod
    Reservation reserve(String seat, String customer);

    /** Refuses what can't succeed: empty names, a seat of somebody else, an event that is closed. */
    @UpdateValidatorMethod(updateName = "reserve")
    void checkReserve(String seat, String customer);

    /** No more reservations; those under way are finished. */
    @SignalMethod
    void close();

    @QueryMethod
    List<Reservation> reservations();
}
