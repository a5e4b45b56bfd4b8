package io.perdura.examples.trip;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.activity.ActivityOptions;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Saga;
import io.perdura.workflow.Workflow;
import java.util.List;

/** Books everything at once, and takes everything back at once when one booking fails. */
public class ParallelTrip implements TripWorkflow {

    private final TripActivities agency = Workflow.newActivityStub(
            TripActivities.class,
            ActivityOptions.newBuilder()
                    // A trip that is cancelled learns first how the bookings under way ended: only then can they be
                    // taken back.
                    .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                    .build());

    @Override
    public Itinerary bookTrip(TripRequest request) {
        String reference = Workflow.getInfo().getWorkflowId();
        Saga saga = new Saga(
                new Saga.Options.Builder().setParallelCompensation(true).build());
        // Registered before the step: whoever fails can't say whether it happened.
        saga.addCompensation(agency::cancelFlight, reference);
        Promise<String> flight = Async.function(agency::bookFlight, reference, request);
        saga.addCompensation(agency::cancelHotel, reference);
        Promise<String> hotel = Async.function(agency::bookHotel, reference, request);
        saga.addCompensation(agency::cancelCar, reference);
        Promise<String> car = Async.function(agency::bookCar, reference, request);
        // To the end of all of them: a booking that is still under way would come after its own cancellation.
        List.of(flight, hotel, car).forEach(Promise::getFailure);
        try {
            CancellationScope.throwCanceled();
            return new Itinerary(flight.get(), hotel.get(), car.get());
        } catch (ActivityFailure | CanceledFailure failure) {
            // Detached, so that a trip that was cancelled is taken back all the same.
            Workflow.newDetachedCancellationScope(saga::compensate).run();
            throw failure;
        }
    }
}
