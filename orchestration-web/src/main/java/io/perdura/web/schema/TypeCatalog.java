package io.perdura.web.schema;

import io.perdura.client.rest.WorkflowTypes;
import io.perdura.client.rest.WorkflowTypes.Message;
import io.perdura.client.rest.WorkflowTypes.Parameter;
import io.perdura.client.rest.WorkflowTypes.WorkflowType;
import io.perdura.common.metadata.Signature;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is deployed, in the words of the REST API. */
public final class TypeCatalog {

    private final TypeSchemas schemas = new TypeSchemas();

    private TypeCatalog() {}

    /** All types by name. Costs some milliseconds a type: a deployment does not change, so callers keep the answer. */
    public static WorkflowTypes of(Deployment deployment) {
        TypeCatalog catalog = new TypeCatalog();
        return new WorkflowTypes(deployment.workflows().stream()
                .sorted(Comparator.comparing(WorkflowDefinition::type))
                .map(catalog::type)
                .toList());
    }

    private WorkflowType type(WorkflowDefinition definition) {
        Map<String, WorkflowMethodModel> methods = definition.model().workflowMethods();
        WorkflowMethodModel method = methods.get(definition.type());
        return new WorkflowType(
                definition.type(),
                definition.taskQueue(),
                method == null ? List.of() : parameters(method.signature()),
                method == null ? null : result(method.signature()),
                messages(definition.model().signals().values()),
                messages(definition.model().queries().values()),
                messages(definition.model().updates().values()));
    }

    private List<Message> messages(Collection<WorkflowMethodModel> methods) {
        return methods.stream()
                .sorted(Comparator.comparing(WorkflowMethodModel::name))
                .map(method -> new Message(
                        method.name(),
                        method.description().isEmpty() ? null : method.description(),
                        parameters(method.signature()),
                        result(method.signature())))
                .toList();
    }

    private List<Parameter> parameters(Signature signature) {
        List<Parameter> parameters = new ArrayList<>();
        if (signature.takesAnything()) {
            return parameters;
        }
        for (int i = 0; i < signature.parameterTypes().size(); i++) {
            parameters.add(new Parameter(
                    signature.parameterNames().get(i),
                    schemas.of(signature.parameterTypes().get(i))));
        }
        return parameters;
    }

    private @Nullable Object result(Signature signature) {
        return signature.returnsVoid() ? null : schemas.of(signature.resultType());
    }
}
