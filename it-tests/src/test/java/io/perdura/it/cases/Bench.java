package io.perdura.it.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where tests and the activities of their workflows meet, a place for each workflow id. */
@ApplicationScoped
public class Bench {

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    public Place at(String workflowId) {
        return places.computeIfAbsent(workflowId, none -> new Place());
    }

    /** What is known of one workflow's activities. */
    public static final class Place {
        private static final int SECONDS = 20;

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final CountDownLatch told = new CountDownLatch(1);
        final CountDownLatch left = new CountDownLatch(1);
        final CountDownLatch met = new CountDownLatch(3);
        final BlockingQueue<byte[]> tokens = new ArrayBlockingQueue<>(1);
        final List<String> notes = new CopyOnWriteArrayList<>();
        volatile String activityId = "";

        byte[] token() {
            try {
                byte[] token = tokens.poll(SECONDS, TimeUnit.SECONDS);
                if (token == null) {
                    throw new AssertionError("no activity asked for its token");
                }
                return token;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static boolean within(CountDownLatch latch) {
            try {
                return latch.await(SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
