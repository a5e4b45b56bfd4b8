package io.perdura.workflow.metadata;

import io.perdura.common.converter.EncodedValues;
import io.perdura.common.metadata.InterfaceMethod;
import io.perdura.common.metadata.Signature;
import io.perdura.workflow.DynamicWorkflow;
import io.perdura.workflow.WorkflowInterface;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class that implements workflow interfaces: the types that it runs and the messages that it takes. Immutable and
 * thread-safe.
 */
public final class WorkflowImplementationModel {
    private static final ClassValue<WorkflowImplementationModel> MODELS = new ClassValue<>() {
        @Override
        protected WorkflowImplementationModel computeValue(Class<?> type) {
            return new WorkflowImplementationModel(type);
        }
    };

    /** The workflow type under which a {@link DynamicWorkflow} is known. */
    public static final String ANY_TYPE = "*";

    private final Class<?> type;
    private final List<WorkflowInterfaceModel> interfaces;
    private final Map<String, WorkflowMethodModel> workflowMethods = new LinkedHashMap<>();
    private final Map<String, WorkflowMethodModel> signals = new LinkedHashMap<>();
    private final Map<String, WorkflowMethodModel> queries = new LinkedHashMap<>();
    private final Map<String, WorkflowMethodModel> updates = new LinkedHashMap<>();
    private final Map<String, WorkflowMethodModel> validators = new LinkedHashMap<>();

    private WorkflowImplementationModel(Class<?> type) {
        this.type = type;
        List<WorkflowInterfaceModel> models = new ArrayList<>();
        for (Class<?> contract : InterfaceMethod.markedInterfaces(type, WorkflowInterface.class)) {
            models.add(WorkflowInterfaceModel.of(contract));
        }
        this.interfaces = List.copyOf(models);
        for (WorkflowInterfaceModel model : interfaces) {
            model.workflowMethod().ifPresent(method -> merge(workflowMethods, method));
            model.signals().values().forEach(method -> merge(signals, method));
            model.queries().values().forEach(method -> merge(queries, method));
            model.updates().values().forEach(method -> merge(updates, method));
            model.validators().values().forEach(method -> merge(validators, method));
        }
        if (DynamicWorkflow.class.isAssignableFrom(type)) {
            workflowMethods.put(ANY_TYPE, dynamicMethod());
        }
        if (workflowMethods.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " implements no @WorkflowMethod: let it implement an"
                    + " interface with @WorkflowInterface that has one, or DynamicWorkflow; it implements "
                    + interfaces.stream().map(model -> model.type().getName()).toList());
        }
    }

    private static WorkflowMethodModel dynamicMethod() {
        try {
            Method execute = DynamicWorkflow.class.getMethod("execute", EncodedValues.class);
            return new WorkflowMethodModel(
                    WorkflowMethodModel.Kind.WORKFLOW,
                    ANY_TYPE,
                    execute,
                    Signature.of(execute, DynamicWorkflow.class),
                    "");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message that two interfaces share is one message if it looks the same in both. */
    private void merge(Map<String, WorkflowMethodModel> methods, WorkflowMethodModel declared) {
        WorkflowMethodModel added = declared.seenFrom(type);
        WorkflowMethodModel known = methods.putIfAbsent(added.name(), added);
        boolean same = known == null
                || (known.method().getName().equals(added.method().getName())
                        && known.signature()
                                .parameterClasses()
                                .equals(added.signature().parameterClasses()));
        if (!same) {
            throw new IllegalArgumentException(type.getName() + ": \"" + added.name() + "\" means two things, "
                    + known.method() + " and " + added.method() + ": give one another name in its annotation");
        }
    }

    /**
     * The model of an implementation class (or of an interface, for a factory that makes implementations of it).
     *
     * @throws IllegalArgumentException if it breaks a rule; the message names class, method and remedy
     */
    public static WorkflowImplementationModel of(Class<?> implementation) {
        return MODELS.get(implementation);
    }

    public Class<?> type() {
        return type;
    }

    /** The workflow interfaces that it implements, inherited ones included. */
    public List<WorkflowInterfaceModel> interfaces() {
        return interfaces;
    }

    /** What runs a workflow type: its own method, or that of a dynamic workflow. */
    public Optional<WorkflowMethodModel> workflowMethod(String workflowType) {
        WorkflowMethodModel own = workflowMethods.get(workflowType);
        return Optional.ofNullable(own != null ? own : workflowMethods.get(ANY_TYPE));
    }

    /** Workflow methods by workflow type; mostly one, and {@link #ANY_TYPE} for a dynamic workflow. */
    public Map<String, WorkflowMethodModel> workflowMethods() {
        return Collections.unmodifiableMap(workflowMethods);
    }

    /** Signals by name. */
    public Map<String, WorkflowMethodModel> signals() {
        return Collections.unmodifiableMap(signals);
    }

    /** Queries by name. */
    public Map<String, WorkflowMethodModel> queries() {
        return Collections.unmodifiableMap(queries);
    }

    /** Updates by name. */
    public Map<String, WorkflowMethodModel> updates() {
        return Collections.unmodifiableMap(updates);
    }

    /** Validators by the name of the update that they guard. */
    public Map<String, WorkflowMethodModel> validators() {
        return Collections.unmodifiableMap(validators);
    }
}
