package io.perdura.web.rest;

import io.perdura.client.rest.Problem.FieldError;
import io.perdura.common.Payload;
import io.perdura.common.metadata.Signature;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.web.json.Arguments;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Whether arguments fit what is deployed here. A type that is not deployed here is another node's affair: the engine decides.
 */
final class Contracts {

    private final Deployment deployment;
    private final Function<RunTarget, String> typeOf;

    /** @param typeOf finds the type of a run; it costs a read */
    Contracts(Deployment deployment, Function<RunTarget, String> typeOf) {
        this.deployment = deployment;
        this.typeOf = typeOf;
    }

    void checkStart(String workflowType, List<Payload> input) {
        checkStart("input", workflowType, input);
    }

    void checkScheduled(String workflowType, List<Payload> input) {
        checkStart("action.input", workflowType, input);
    }

    private void checkStart(String field, String workflowType, List<Payload> input) {
        deployment.workflow(workflowType).ifPresent(definition -> {
            WorkflowMethodModel method = definition.model().workflowMethods().get(workflowType);
            if (method != null) {
                refuse(misfits(field, method, input));
            }
        });
    }

    void checkFirstSignal(String workflowType, String name, List<Payload> input) {
        deployment.workflow(workflowType).ifPresent(definition -> {
            WorkflowMethodModel method = definition.model().signals().get(name);
            if (method != null) {
                refuse(misfits("signal.input", method, input));
            }
        });
    }

    void checkSignal(RunTarget target, String name, List<Payload> arguments) {
        checkMessage(target, name, arguments, definition -> definition.model().signals());
    }

    void checkQuery(RunTarget target, String name, List<Payload> arguments) {
        checkMessage(target, name, arguments, definition -> definition.model().queries());
    }

    void checkUpdate(RunTarget target, String name, List<Payload> arguments) {
        checkMessage(target, name, arguments, definition -> definition.model().updates());
    }

    /** The type of the run is read only when the arguments do not fit every deployed message of that name. */
    private void checkMessage(
            RunTarget target,
            String name,
            List<Payload> arguments,
            Function<WorkflowDefinition, Map<String, WorkflowMethodModel>> messages) {
        boolean fitsAll = deployment.workflows().stream()
                .map(definition -> messages.apply(definition).get(name))
                .filter(Objects::nonNull)
                .allMatch(method -> misfits("arguments", method, arguments).isEmpty());
        if (fitsAll) {
            return;
        }
        deployment.workflow(typeOf.apply(target)).ifPresent(definition -> {
            WorkflowMethodModel method = messages.apply(definition).get(name);
            if (method != null) {
                refuse(misfits("arguments", method, arguments));
            }
        });
    }

    private List<FieldError> misfits(String field, WorkflowMethodModel method, List<Payload> arguments) {
        Signature signature = method.signature();
        return Arguments.misfits(field, signature, arguments, deployment.converter());
    }

    private static void refuse(List<FieldError> misfits) {
        if (!misfits.isEmpty()) {
            throw RequestRefused.fields(ProblemKind.INVALID_ARGUMENT, misfits);
        }
    }
}
