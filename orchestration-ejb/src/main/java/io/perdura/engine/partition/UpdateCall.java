package io.perdura.engine.partition;

import io.perdura.common.Payload;
import java.util.List;
import java.util.Map;

/**
 * An update to make.
 *
 * @param updateId unique in its run: a repetition with the same id has no effect but gets the same answer
 * @param header what travels beside the arguments
 * @param untilCompleted whether to wait for the outcome; else the answer comes when the update is accepted
 */
public record UpdateCall(
        String updateId, String name, List<Payload> input, Map<String, Payload> header, boolean untilCompleted) {

    public UpdateCall {
        input = List.copyOf(input);
        header = Map.copyOf(header);
    }

    /** An update without a header. */
    public UpdateCall(String updateId, String name, List<Payload> input, boolean untilCompleted) {
        this(updateId, name, input, Map.of(), untilCompleted);
    }
}
