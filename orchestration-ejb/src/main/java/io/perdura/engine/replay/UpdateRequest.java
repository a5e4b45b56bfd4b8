package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import java.util.List;
import java.util.Map;

/**
 * An update on its way to the code of a run.
 *
 * @param inputsBefore how many inputs of its task come before it
 * @param header what travels beside the arguments
 */
public record UpdateRequest(
        String updateId, String name, List<Payload> input, int inputsBefore, Map<String, Payload> header) {

    public UpdateRequest {
        input = List.copyOf(input);
        header = Map.copyOf(header);
    }

    /** Those that a task accepted, in their order. */
    static List<UpdateRequest> acceptedIn(List<OutputEvent> recorded) {
        return recorded.stream()
                .filter(UpdateAccepted.class::isInstance)
                .map(UpdateAccepted.class::cast)
                .map(e -> new UpdateRequest(e.updateId(), e.updateName(), e.input(), e.inputsBefore(), e.header()))
                .toList();
    }
}
