package io.perdura.workflow.metadata;

import io.perdura.common.metadata.InterfaceMethod;
import io.perdura.common.metadata.InterfaceMethod.Declaration;
import io.perdura.common.metadata.Signature;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import io.perdura.workflow.metadata.WorkflowMethodModel.Kind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow interface: its workflow type, signals, queries and updates, those that it inherits included. Immutable and
 * thread-safe; read once for each interface.
 */
public final class WorkflowInterfaceModel {
    private static final ClassValue<WorkflowInterfaceModel> MODELS = new ClassValue<>() {
        @Override
        protected WorkflowInterfaceModel computeValue(Class<?> type) {
            if (!type.isInterface() || !type.isAnnotationPresent(WorkflowInterface.class)) {
                throw new IllegalArgumentException(type.getName()
                        + (type.isInterface()
                                ? " has no @WorkflowInterface: add it"
                                : " is no interface: give the interface with @WorkflowInterface that it implements"));
            }
            return new WorkflowInterfaceModel(type);
        }
    };
    private static final ClassValue<WorkflowInterfaceModel> PARTS = new ClassValue<>() {
        @Override
        protected WorkflowInterfaceModel computeValue(Class<?> type) {
            return type.isInterface() && !type.isAnnotationPresent(WorkflowInterface.class)
                    ? new WorkflowInterfaceModel(type)
                    : MODELS.get(type);
        }
    };

    private final Class<?> type;
    private final Map<Kind, Map<String, WorkflowMethodModel>> byKind = new HashMap<>();
    private final Map<Method, WorkflowMethodModel> byMethod = new HashMap<>();

    private WorkflowInterfaceModel(Class<?> type) {
        this.type = type;
        for (InterfaceMethod method : InterfaceMethod.allOf(type, WorkflowInterface.class)) {
            add(method);
        }
        if (of(Kind.WORKFLOW).size() > 1) {
            throw new IllegalArgumentException(type.getName() + " has more than one @WorkflowMethod: "
                    + of(Kind.WORKFLOW).values().stream()
                            .map(model -> at(model.method()))
                            .toList()
                    + "; keep one, and make the others signals, queries, updates or workflows of their own");
        }
        if (byMethod.isEmpty()) {
            throw new IllegalArgumentException(type.getName()
                    + " has no @WorkflowMethod, @SignalMethod, @QueryMethod or @UpdateMethod: annotate its methods");
        }
        checkValidators();
    }

    /**
     * The model of a workflow interface.
     *
     * @throws IllegalArgumentException if it breaks a rule; the message names class, method and remedy
     */
    public static WorkflowInterfaceModel of(Class<?> workflowInterface) {
        return MODELS.get(workflowInterface);
    }

    /**
     * The model of an interface whose messages a workflow takes: a workflow interface, or one that workflow interfaces extend.
     *
     * @throws IllegalArgumentException if it breaks a rule; the message names class, method and remedy
     */
    public static WorkflowInterfaceModel ofPart(Class<?> messages) {
        return PARTS.get(messages);
    }

    private void add(InterfaceMethod operation) {
        WorkflowMethodModel model = null;
        for (Declaration declaration : operation.declarations()) {
            model = read(declaration, operation.signature());
            if (model != null) {
                break;
            }
        }
        if (model == null) {
            refuseUnannotated(operation);
            return;
        }
        WorkflowMethodModel other = byKind.computeIfAbsent(model.kind(), absent -> new LinkedHashMap<>())
                .putIfAbsent(model.name(), model);
        if (other != null && model.kind() != Kind.WORKFLOW) {
            throw new IllegalArgumentException("The " + model.kind().name().toLowerCase(Locale.ROOT) + " \""
                    + model.name() + "\" is declared twice, by " + at(other.method()) + " and " + at(model.method())
                    + ": give one of them another name in its annotation");
        }
        for (Declaration declaration : operation.declarations()) {
            byMethod.put(declaration.method(), model);
        }
    }

    private static @Nullable WorkflowMethodModel read(Declaration declaration, Signature signature) {
        Method method = declaration.method();
        List<WorkflowMethodModel> found = new ArrayList<>();
        WorkflowMethod workflow = method.getAnnotation(WorkflowMethod.class);
        if (workflow != null) {
            String fallback = declaration.namedBy().getSimpleName();
            found.add(model(Kind.WORKFLOW, workflow.name(), fallback, method, signature, ""));
        }
        SignalMethod signal = method.getAnnotation(SignalMethod.class);
        if (signal != null) {
            check(
                    signature.returnsVoid(),
                    "@SignalMethod " + at(method) + " returns "
                            + signature.resultType().getTypeName()
                            + ": a signal has no answer, so return void, or make it a query");
            found.add(model(Kind.SIGNAL, signal.name(), method.getName(), method, signature, signal.description()));
        }
        QueryMethod query = method.getAnnotation(QueryMethod.class);
        if (query != null) {
            check(
                    !signature.returnsVoid(),
                    "@QueryMethod " + at(method) + " returns void: return the answer, or make it a signal");
            found.add(model(Kind.QUERY, query.name(), method.getName(), method, signature, query.description()));
        }
        readUpdate(method, signature, found);
        check(
                found.size() <= 1,
                at(method) + " has more than one of @WorkflowMethod, @SignalMethod, @QueryMethod, @UpdateMethod and"
                        + " @UpdateValidatorMethod: keep one");
        return found.isEmpty() ? null : found.get(0);
    }

    private static void readUpdate(Method method, Signature signature, List<WorkflowMethodModel> found) {
        UpdateMethod update = method.getAnnotation(UpdateMethod.class);
        if (update != null) {
            found.add(model(Kind.UPDATE, update.name(), method.getName(), method, signature, update.description()));
        }
        UpdateValidatorMethod validator = method.getAnnotation(UpdateValidatorMethod.class);
        if (validator != null) {
            check(
                    signature.returnsVoid(),
                    "@UpdateValidatorMethod " + at(method) + " returns "
                            + signature.resultType().getTypeName() + ": return void, and throw to refuse the update");
            check(
                    !validator.updateName().isEmpty(),
                    "@UpdateValidatorMethod " + at(method)
                            + " has an empty updateName: name the update that it guards");
            found.add(model(Kind.VALIDATOR, validator.updateName(), "", method, signature, ""));
        }
    }

    private void checkValidators() {
        for (WorkflowMethodModel validator : validators().values()) {
            WorkflowMethodModel update = updates().get(validator.name());
            check(
                    update != null,
                    "@UpdateValidatorMethod " + at(validator.method()) + " guards the update \"" + validator.name()
                            + "\", but " + type.getName() + " has only "
                            + updates().keySet() + ": correct updateName");
            check(
                    update != null
                            && update.signature()
                                    .parameterClasses()
                                    .equals(validator.signature().parameterClasses()),
                    "@UpdateValidatorMethod " + at(validator.method()) + " takes other parameters than the update \""
                            + validator.name() + "\": give both the same");
        }
    }

    private static WorkflowMethodModel model(
            Kind kind, String name, String fallback, Method method, Signature signature, String description) {
        method.trySetAccessible();
        return new WorkflowMethodModel(kind, name.isEmpty() ? fallback : name, method, signature, description);
    }

    private static void refuseUnannotated(InterfaceMethod operation) {
        for (Declaration declaration : operation.declarations()) {
            Method method = declaration.method();
            check(
                    !Modifier.isAbstract(method.getModifiers())
                            || !method.getDeclaringClass().isAnnotationPresent(WorkflowInterface.class),
                    at(method) + " of a @WorkflowInterface has no annotation: add @WorkflowMethod, @SignalMethod,"
                            + " @QueryMethod or @UpdateMethod, or move the method elsewhere");
        }
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static String at(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private Map<String, WorkflowMethodModel> of(Kind kind) {
        return Collections.unmodifiableMap(byKind.getOrDefault(kind, Map.of()));
    }

    public Class<?> type() {
        return type;
    }

    /** The workflow method; empty for an interface of messages only. */
    public Optional<WorkflowMethodModel> workflowMethod() {
        return of(Kind.WORKFLOW).values().stream().findFirst();
    }

    /**
     * The workflow type.
     *
     * @throws IllegalArgumentException if the interface has no workflow method
     */
    public String workflowType() {
        return workflowMethod()
                .map(WorkflowMethodModel::name)
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + " has no @WorkflowMethod, so it can't be started: add one, or use it to signal"
                                + " and query a workflow by its id"));
    }

    /** Signals by name. */
    public Map<String, WorkflowMethodModel> signals() {
        return of(Kind.SIGNAL);
    }

    /** Queries by name. */
    public Map<String, WorkflowMethodModel> queries() {
        return of(Kind.QUERY);
    }

    /** Updates by name. */
    public Map<String, WorkflowMethodModel> updates() {
        return of(Kind.UPDATE);
    }

    /** Validators by the name of the update that they guard. */
    public Map<String, WorkflowMethodModel> validators() {
        return of(Kind.VALIDATOR);
    }

    /** The model of a method of the interface, as a proxy gets it; empty if it is not part of the contract. */
    public Optional<WorkflowMethodModel> find(Method method) {
        return Optional.ofNullable(byMethod.get(method));
    }
}
