package io.perdura.examples.window;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to work through; a long run hands itself on in this way too.
 *
 * @param records how many there are; their numbers start at 0
 * @param windowSize how many are worked on at a time, at least 1
 * @param pageSize after how many started records it goes on as a new run, at least 1
 * @param next the first record that is not started yet; 0 at the beginning
 * @param done how many have ended
 * @param underWay the records whose children work at present; null means none
 */
public record WindowRequest(
        int records,
        int windowSize,
        int pageSize,
        int next,
        int done,
        @Nullable Set<Integer> underWay) {

    /** A beginning. */
    static WindowRequest of(int records, int windowSize, int pageSize) {
        return new WindowRequest(records, windowSize, pageSize, 0, 0, null);
    }

    /** In an order of their own, the same in each replay. */
    NavigableSet<Integer> underWayOrNone() {
        return underWay == null ? new TreeSet<>() : new TreeSet<>(underWay);
    }
}
