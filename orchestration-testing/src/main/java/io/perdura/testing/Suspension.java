package io.perdura.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The queues whose workers begin nothing new for now. Thread-safe. */
final class Suspension {

    private final Set<String> queues = ConcurrentHashMap.newKeySet();

    /** Whether that changed something. */
    boolean begin(String taskQueue) {
        return queues.add(taskQueue);
    }

    /** Whether that changed something. */
    boolean end(String taskQueue) {
        return queues.remove(taskQueue);
    }

    boolean holds(String taskQueue) {
        return queues.contains(taskQueue);
    }

    boolean any() {
        return !queues.isEmpty();
    }
}
