package io.perdura.examples.batch;

import io.perdura.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * What to work through, and how.
 *
 * @param file the name of a file that the application ships under {@code data/}
 * @param childSize how many orders a child takes, 1 to 1,000; null means 100
 * @param parallel how many children work at a time, 1 to 100; null means 10
 */
public record BatchRequest(
        String file, @Nullable Integer childSize, @Nullable Integer parallel) {

    /** The type of the failure of a batch that was asked for in a wrong way. */
    public static final String INVALID_BATCH = "InvalidBatch";

    private static final int DEFAULT_CHILD_SIZE = 100;
    private static final int MAXIMUM_CHILD_SIZE = 1_000;
    private static final int DEFAULT_PARALLEL = 10;
    private static final int MAXIMUM_PARALLEL = 100;

    /**
     * Passes a good request.
     *
     * @throws ApplicationFailure of type {@link #INVALID_BATCH}, not retryable, that names the field
     */
    static BatchRequest check(@Nullable BatchRequest request) {
        if (request == null || request.file() == null) {
            throw invalid("file is missing, expected the name of a shipped file such as orders.csv");
        }
        check("childSize", request.childSizeOrDefault(), MAXIMUM_CHILD_SIZE);
        check("parallel", request.parallelOrDefault(), MAXIMUM_PARALLEL);
        return request;
    }

    private static void check(String field, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw invalid("%s is %d, expected 1 to %d".formatted(field, value, maximum));
        }
    }

    int childSizeOrDefault() {
        return childSize == null ? DEFAULT_CHILD_SIZE : childSize;
    }

    int parallelOrDefault() {
        return parallel == null ? DEFAULT_PARALLEL : parallel;
    }

    private static ApplicationFailure invalid(String message) {
        return ApplicationFailure.newNonRetryableFailure(message, INVALID_BATCH);
    }
}
