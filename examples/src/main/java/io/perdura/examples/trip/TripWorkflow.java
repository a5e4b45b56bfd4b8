package io.perdura.examples.trip;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** A trip: a flight, a hotel and a car, or nothing at all. */
@WorkflowInterface
public interface TripWorkflow {

    /** Books all three at the same time; when one can't be had, all are cancelled and the run fails. */
    @WorkflowMethod(name = "Trip")
    Itinerary bookTrip(TripRequest request);
}
