package io.perdura.examples.packet;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Drivers who keep a log book in memory. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class Drivers implements PacketActivities {

    private static final int PAGES = 1_000;

    private final ConcurrentLinkedQueue<String> logBook = new ConcurrentLinkedQueue<>();

    @Override
    public void pickUpPacket(String packet) {
        note("picked up " + packet);
    }

    @Override
    public void handOverPacket(String packet) {
        note("handed over " + packet);
    }

    @Override
    public void returnPacket(String packet) {
        note("returned " + packet);
    }

    /** The latest entries, oldest first. */
    List<String> logBook() {
        return List.copyOf(logBook);
    }

    private void note(String entry) {
        logBook.add(entry);
        if (logBook.size() > PAGES) {
            logBook.poll();
        }
    }
}
