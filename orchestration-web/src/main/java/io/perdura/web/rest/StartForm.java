package io.perdura.web.rest;

import io.perdura.client.rest.Problem.FieldError;
import io.perdura.client.rest.StartWorkflow;
import io.perdura.client.rest.StartWorkflow.IdConflictPolicy;
import io.perdura.client.rest.StartWorkflow.IdReusePolicy;
import io.perdura.client.rest.StartWorkflow.Timeouts;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.converter.Payload;
import io.perdura.engine.partition.StartRequest;
import io.perdura.web.json.PayloadJson;
import io.perdura.web.problem.RequestRefused;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A start as a request says it, checked and in the engine's terms. */
final class StartForm {

    private StartForm() {}

    static StartRequest read(StartWorkflow form, PayloadJson payloads) {
        if (form.workflowType() == null) {
            throw RequestRefused.fields(
                    List.of(new FieldError("workflowType", "is missing; expected a deployed type")));
        }
        Timeouts timeouts = form.timeouts() == null ? new Timeouts(null, null) : form.timeouts();
        IdReusePolicy reuse = form.idReusePolicy() == null ? IdReusePolicy.ALLOW_DUPLICATE : form.idReusePolicy();
        IdConflictPolicy conflict = form.idConflictPolicy() == null ? IdConflictPolicy.FAIL : form.idConflictPolicy();
        return new StartRequest(
                Parameters.name("workflowType", form.workflowType()),
                Parameters.nameOrNone("workflowId", form.workflowId()),
                Parameters.nameOrNone("taskQueue", form.taskQueue()),
                payloads.payloads(form.input() == null ? List.of() : form.input()),
                Parameters.nameOrNone("requestId", form.requestId()),
                WorkflowIdReusePolicy.valueOf("WORKFLOW_ID_REUSE_POLICY_" + reuse),
                WorkflowIdConflictPolicy.valueOf("WORKFLOW_ID_CONFLICT_POLICY_" + conflict),
                limit("timeouts.run", timeouts.run()),
                limit("timeouts.execution", timeouts.execution()));
    }

    static List<Payload> signalInput(StartWorkflow.FirstSignal signal, PayloadJson payloads) {
        if (signal.name() == null) {
            throw RequestRefused.field("signal.name", "is missing; expected the name of a signal");
        }
        Parameters.name("signal.name", signal.name());
        return payloads.payloads(signal.input() == null ? List.of() : signal.input());
    }

    private static Duration limit(String field, @Nullable Duration timeout) {
        if (timeout == null) {
            return Duration.ZERO;
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw RequestRefused.field(
                    field, "is " + timeout + "; expected more than zero, or leave it out for no limit");
        }
        return timeout;
    }
}
