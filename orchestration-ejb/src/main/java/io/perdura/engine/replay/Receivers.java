package io.perdura.engine.replay;

import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicUpdateHandler;
import io.perdura.workflow.HandlerUnfinishedPolicy;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who takes which message: the workflow itself, else a listener with that message, else a dynamic handler. */
final class Receivers {

    private final WorkflowImplementationModel model;
    private final DurableContext context;
    private final Supplier<Object> workflow;

    /** @param workflow makes or finds the instance of the workflow */
    Receivers(WorkflowImplementationModel model, DurableContext context, Supplier<Object> workflow) {
        this.model = model;
        this.context = context;
        this.workflow = workflow;
    }

    @Nullable
    Receiver signal(String name) {
        Receiver known = method(model.signals().get(name), null, listeners().signal(name));
        DynamicSignalHandler any = listeners().anySignal();
        if (known != null) {
            return context.registrations().aroundSignal(name, known);
        }
        return any == null
                ? null
                : new Receiver.Dynamic(
                        context,
                        given -> {
                            any.handle(name, given);
                            return null;
                        },
                        given -> {},
                        any.getUnfinishedPolicy(name));
    }

    @Nullable
    Receiver query(String name) {
        Receiver known = method(model.queries().get(name), null, listeners().query(name));
        DynamicQueryHandler any = listeners().anyQuery();
        if (known != null) {
            return context.registrations().aroundQuery(name, known);
        }
        return any == null
                ? null
                : new Receiver.Dynamic(
                        context, given -> any.handle(name, given), given -> {}, HandlerUnfinishedPolicy.ABANDON);
    }

    @Nullable
    Receiver update(String name) {
        Receiver known = method(
                model.updates().get(name),
                model.validators().get(name),
                listeners().update(name));
        DynamicUpdateHandler any = listeners().anyUpdate();
        if (known != null) {
            return context.registrations().aroundUpdate(name, known);
        }
        return any == null
                ? null
                : new Receiver.Dynamic(
                        context,
                        given -> any.handleExecute(name, given),
                        given -> any.handleValidate(name, given),
                        any.getUnfinishedPolicy(name));
    }

    /** Tells interceptors what the workflow itself takes. */
    void tell(WorkflowOutboundCallsInterceptor head) {
        Registrations.tell(
                head,
                own(model.signals(), Map.of()),
                own(model.queries(), Map.of()),
                own(model.updates(), model.validators()));
    }

    private List<Receiver.OfMethod> own(
            Map<String, WorkflowMethodModel> methods, Map<String, WorkflowMethodModel> validators) {
        return methods.entrySet().stream()
                .map(entry ->
                        new Receiver.OfMethod(context, workflow, entry.getValue(), validators.get(entry.getKey())))
                .toList();
    }

    private @Nullable Receiver method(
            @Nullable WorkflowMethodModel own,
            @Nullable WorkflowMethodModel validator,
            Listeners.@Nullable Handler listening) {
        if (own != null) {
            return new Receiver.OfMethod(context, workflow, own, validator);
        }
        return listening == null
                ? null
                : new Receiver.OfMethod(context, listening::target, listening.method(), listening.validator());
    }

    SortedSet<String> signals() {
        return all(model.signals().keySet(), listeners().signalNames());
    }

    SortedSet<String> queries() {
        return all(model.queries().keySet(), listeners().queryNames());
    }

    SortedSet<String> updates() {
        return all(model.updates().keySet(), listeners().updateNames());
    }

    private static SortedSet<String> all(Collection<String> own, Collection<String> listening) {
        SortedSet<String> names = new TreeSet<>(own);
        names.addAll(listening);
        return names;
    }

    private Listeners listeners() {
        return context.listeners();
    }
}
