package io.perdura.examples.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.testing.TestWorkflowExtension;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParallelTripTest {

    private final CountDownLatch begun = new CountDownLatch(3);
    private final CountDownLatch mayBook = new CountDownLatch(1);

    /** In {@code Bruges} it books nothing before it is told to. */
    private final TravelAgency agency = new TravelAgency() {
        @Override
        public String bookFlight(String reference, TripRequest request) {
            return awaitTogether(request, super.bookFlight(reference, request));
        }

        @Override
        public String bookHotel(String reference, TripRequest request) {
            return awaitTogether(request, super.bookHotel(reference, request));
        }

        @Override
        public String bookCar(String reference, TripRequest request) {
            return awaitTogether(request, super.bookCar(reference, request));
        }
    };

    private String awaitTogether(TripRequest request, String booking) {
        if (request.city().equals("Bruges")) {
            begun.countDown();
            try {
                mayBook.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return booking;
    }

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(ParallelTrip.class)
            .setActivityImplementations(agency)
            .build();

    @Test
    void the_bookings_are_under_way_at_the_same_time(TripWorkflow trip) throws InterruptedException {
        WorkflowClient.start(trip::bookTrip, new TripRequest("ann", "Bruges"));
        begun.await();
        mayBook.countDown();
        Itinerary itinerary = WorkflowStub.fromTyped(trip).getResult(Itinerary.class);
        assertThat(itinerary.flight()).isNotEqualTo(itinerary.hotel()).isNotEqualTo(itinerary.car());
        assertThat(agency.bookings()).hasSize(3);
    }

    @Test
    void when_there_is_no_flight_everything_is_taken_back(TripWorkflow trip) {
        assertThatThrownBy(() -> trip.bookTrip(new TripRequest("ann", "Atlantis")))
                .isInstanceOf(WorkflowFailedException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("SoldOut"));
        assertThat(agency.bookings()).isEmpty();
    }

    @Test
    void a_trip_that_is_cancelled_takes_back_what_was_under_way(TripWorkflow trip) throws InterruptedException {
        WorkflowClient.start(trip::bookTrip, new TripRequest("ann", "Bruges"));
        begun.await();
        WorkflowStub.fromTyped(trip).cancel();
        mayBook.countDown();
        assertThatThrownBy(() -> WorkflowStub.fromTyped(trip).getResult(Itinerary.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOf(CanceledFailure.class);
        assertThat(agency.bookings()).isEmpty();
    }
}
