package io.perdura.engine.replay;

import io.perdura.common.converter.Payload;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import java.util.List;

/**
 * An update on its way to the code of a run.
 *
 * @param inputsBefore how many inputs of its task come before it
 */
public record UpdateRequest(String updateId, String name, List<Payload> input, int inputsBefore) {

    public UpdateRequest {
        input = List.copyOf(input);
    }

    /** Those that a task accepted, in their order. */
    static List<UpdateRequest> acceptedIn(List<OutputEvent> recorded) {
        return recorded.stream()
                .filter(UpdateAccepted.class::isInstance)
                .map(UpdateAccepted.class::cast)
                .map(e -> new UpdateRequest(e.updateId(), e.updateName(), e.input(), e.inputsBefore()))
                .toList();
    }
}
