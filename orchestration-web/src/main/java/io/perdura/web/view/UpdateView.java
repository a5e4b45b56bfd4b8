package io.perdura.web.view;

import com.fasterxml.jackson.databind.node.NullNode;
import io.perdura.client.rest.UpdateAnswer;
import io.perdura.client.rest.UpdateAnswer.UpdateStatus;
import io.perdura.engine.partition.UpdateReceipt;
import io.perdura.engine.partition.UpdateReceipt.Outcome;
import io.perdura.web.json.PayloadJson;
import org.jspecify.annotations.Nullable;

/** Updates in the words of the REST API. */
public record UpdateView(PayloadJson payloads, FailureView failures) {

    public UpdateAnswer show(UpdateReceipt receipt) {
        Outcome outcome = receipt.outcome();
        UpdateStatus status = outcome == null
                ? UpdateStatus.ACCEPTED
                : outcome.failure() == null ? UpdateStatus.COMPLETED : UpdateStatus.FAILED;
        return new UpdateAnswer(
                receipt.workflowId(),
                receipt.runId().toString(),
                receipt.updateId(),
                status,
                status == UpdateStatus.COMPLETED && outcome != null ? result(outcome) : null,
                outcome == null ? null : failures.showNullable(outcome.failure()));
    }

    private @Nullable Object result(Outcome outcome) {
        return outcome.result() == null ? NullNode.getInstance() : payloads.show(outcome.result());
    }
}
