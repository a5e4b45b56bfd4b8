package io.perdura.examples.trip;

import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;

/** An agency that keeps its bookings in memory: enough to see what is taken back. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class TravelAgency implements TripActivities {

    /** Nobody flies there, but there are hotels. */
    static final String UNREACHABLE_CITY = "Atlantis";

    private final Set<String> bookings = new ConcurrentSkipListSet<>();

    @Override
    public String bookFlight(String reference, TripRequest request) {
        if (request.city().equals(UNREACHABLE_CITY)) {
            throw ApplicationFailure.newNonRetryableFailure("No flight to " + request.city(), SOLD_OUT);
        }
        return book("flight", reference);
    }

    @Override
    public String bookHotel(String reference, TripRequest request) {
        return book("hotel", reference);
    }

    @Override
    public String bookCar(String reference, TripRequest request) {
        return book("car", reference);
    }

    @Override
    public void cancelFlight(String reference) {
        cancel("flight", reference);
    }

    @Override
    public void cancelHotel(String reference) {
        cancel("hotel", reference);
    }

    @Override
    public void cancelCar(String reference) {
        cancel("car", reference);
    }

    /** What is booked at present, such as {@code hotel of trip-1}. */
    Set<String> bookings() {
        return new TreeSet<>(bookings);
    }

    /** Another attempt makes the same booking. */
    private String book(String kind, String reference) {
        String booking = kind + " of " + reference;
        bookings.add(booking);
        return UUID.nameUUIDFromBytes(booking.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void cancel(String kind, String reference) {
        bookings.remove(kind + " of " + reference);
    }
}
