package io.perdura.examples.trip;

import io.perdura.activity.ActivityInterface;

/**
 * What a trip is made of. Each booking is known by the reference that its caller chose, so it may be cancelled before its
 * number is known.
 */
@ActivityInterface
public interface TripActivities {

    /** The type of the failure of a booking that can't be had. */
    String SOLD_OUT = "SoldOut";

    String bookFlight(String reference, TripRequest request);

    String bookHotel(String reference, TripRequest request);

    String bookCar(String reference, TripRequest request);

    /** Cancels a flight; does nothing if none was booked by that reference. */
    void cancelFlight(String reference);

    /** Cancels a hotel; does nothing if none was booked by that reference. */
    void cancelHotel(String reference);

    /** Cancels a car; does nothing if none was booked by that reference. */
    void cancelCar(String reference);
}
