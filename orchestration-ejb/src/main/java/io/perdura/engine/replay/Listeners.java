package io.perdura.engine.replay;

import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicUpdateHandler;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The objects besides the workflow itself that take its messages, and the signals that wait for one. */
final class Listeners {

    /** A handler and the object that has it. */
    record Handler(
            Object target,
            WorkflowMethodModel method,
            @Nullable WorkflowMethodModel validator) {}

    private final Map<String, Handler> signals = new LinkedHashMap<>();
    private final Map<String, Handler> queries = new LinkedHashMap<>();
    private final Map<String, Handler> updates = new LinkedHashMap<>();
    private final List<WorkflowSignaled> kept = new ArrayList<>();
    private @Nullable DynamicSignalHandler anySignal;
    private @Nullable DynamicQueryHandler anyQuery;
    private @Nullable DynamicUpdateHandler anyUpdate;
    private Consumer<WorkflowSignaled> delivery = signal -> {};

    /** Where signals go that waited for their handler. */
    void deliverTo(Consumer<WorkflowSignaled> receiver) {
        delivery = receiver;
    }

    /** Whether signals waited for it, which are delivered now. */
    boolean add(Object listener) {
        boolean useful = false;
        if (listener instanceof DynamicSignalHandler any) {
            requireFree(anySignal, DynamicSignalHandler.class);
            anySignal = any;
            useful = true;
        }
        if (listener instanceof DynamicQueryHandler any) {
            requireFree(anyQuery, DynamicQueryHandler.class);
            anyQuery = any;
            useful = true;
        }
        if (listener instanceof DynamicUpdateHandler any) {
            requireFree(anyUpdate, DynamicUpdateHandler.class);
            anyUpdate = any;
            useful = true;
        }
        for (Class<?> contract : contracts(listener.getClass())) {
            WorkflowInterfaceModel model = WorkflowInterfaceModel.ofPart(contract);
            model.signals().values().forEach(method -> add(signals, new Handler(listener, method, null)));
            model.queries().values().forEach(method -> add(queries, new Handler(listener, method, null)));
            model.updates()
                    .forEach((name, method) -> add(
                            updates,
                            new Handler(listener, method, model.validators().get(name))));
            useful = true;
        }
        if (!useful) {
            throw new IllegalArgumentException(listener.getClass().getName() + " takes no messages: let it implement an"
                    + " interface that has @SignalMethod, @QueryMethod or @UpdateMethod, or"
                    + " DynamicSignalHandler, DynamicQueryHandler or DynamicUpdateHandler");
        }
        List<WorkflowSignaled> waiting = List.copyOf(kept);
        kept.clear();
        waiting.forEach(delivery);
        return !waiting.isEmpty();
    }

    /** The interfaces that have messages, whether they are marked as workflow interfaces or not; none that another extends. */
    private static List<Class<?>> contracts(Class<?> listener) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> type = listener; type != null; type = type.getSuperclass()) {
            collect(type, found);
        }
        return found.stream()
                .filter(one -> found.stream().noneMatch(other -> other != one && one.isAssignableFrom(other)))
                .toList();
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (type.isInterface()
                && (type.isAnnotationPresent(WorkflowInterface.class)
                        || Arrays.stream(type.getDeclaredMethods()).anyMatch(Listeners::isMessage))) {
            found.add(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, found);
        }
    }

    private static boolean isMessage(Method method) {
        return method.isAnnotationPresent(SignalMethod.class)
                || method.isAnnotationPresent(QueryMethod.class)
                || method.isAnnotationPresent(UpdateMethod.class);
    }

    private static void requireFree(@Nullable Object other, Class<?> kind) {
        if (other != null) {
            throw new IllegalArgumentException("There is a " + kind.getSimpleName() + " already, a "
                    + other.getClass().getName() + ": register one");
        }
    }

    private static void add(Map<String, Handler> handlers, Handler added) {
        WorkflowMethodModel method = added.method();
        Handler other = handlers.putIfAbsent(method.name(), added);
        if (other != null) {
            throw new IllegalArgumentException("There is a listener with "
                    + other.method().method() + " already: register " + method.method() + " under another name");
        }
    }

    @Nullable
    Handler signal(String name) {
        return signals.get(name);
    }

    @Nullable
    Handler query(String name) {
        return queries.get(name);
    }

    @Nullable
    Handler update(String name) {
        return updates.get(name);
    }

    @Nullable
    DynamicSignalHandler anySignal() {
        return anySignal;
    }

    void anySignal(DynamicSignalHandler handler) {
        anySignal = handler;
    }

    void anyQuery(DynamicQueryHandler handler) {
        anyQuery = handler;
    }

    void anyUpdate(DynamicUpdateHandler handler) {
        anyUpdate = handler;
    }

    @Nullable
    DynamicQueryHandler anyQuery() {
        return anyQuery;
    }

    @Nullable
    DynamicUpdateHandler anyUpdate() {
        return anyUpdate;
    }

    /** Tells interceptors what a listener takes. */
    void tell(WorkflowOutboundCallsInterceptor head, Object listener, DurableContext context) {
        Registrations.tellDynamic(head, listener);
        Registrations.tell(
                head, of(listener, signals, context), of(listener, queries, context), of(listener, updates, context));
    }

    private static List<Receiver.OfMethod> of(Object listener, Map<String, Handler> handlers, DurableContext context) {
        return handlers.values().stream()
                .filter(handler -> handler.target() == listener)
                .map(handler -> new Receiver.OfMethod(context, handler::target, handler.method(), handler.validator()))
                .toList();
    }

    Set<String> signalNames() {
        return signals.keySet();
    }

    Set<String> queryNames() {
        return queries.keySet();
    }

    Set<String> updateNames() {
        return updates.keySet();
    }

    /** Keeps a signal until a listener is registered that may take it. */
    void keep(WorkflowSignaled signal) {
        kept.add(signal);
    }
}
