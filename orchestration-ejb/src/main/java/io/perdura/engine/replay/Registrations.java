package io.perdura.engine.replay;

import io.perdura.common.interceptors.HandlerRegistrationInterceptor.RegisterDynamicQueryHandlerInput;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.RegisterDynamicSignalHandlerInput;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.RegisterDynamicUpdateHandlerInput;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.RegisterQueryInput;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.RegisterSignalHandlersInput;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.RegisterUpdateHandlersInput;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.SignalRegistrationRequest;
import io.perdura.common.interceptors.HandlerRegistrationInterceptor.UpdateRegistrationRequest;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.metadata.Signature;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicUpdateHandler;
import io.perdura.workflow.Functions;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells interceptors which messages a run takes, and what they made of it: an interceptor may put something around the code that
 * takes a message. Runs without interceptors have none.
 */
final class Registrations {

    private final Map<String, Functions.Proc1<@Nullable Object[]>> signals = new HashMap<>();
    private final Map<String, Functions.Func1<@Nullable Object[], @Nullable Object>> queries = new HashMap<>();
    private final Map<String, UpdateRegistrationRequest> updates = new HashMap<>();

    // ---- telling

    static void tell(
            WorkflowOutboundCallsInterceptor head,
            Collection<Receiver.OfMethod> signals,
            Collection<Receiver.OfMethod> queries,
            Collection<Receiver.OfMethod> updates) {
        if (!signals.isEmpty()) {
            head.registerSignalHandlers(new RegisterSignalHandlersInput(
                    signals.stream().map(Registrations::signal).toList()));
        }
        queries.forEach(query -> head.registerQuery(query(query)));
        if (!updates.isEmpty()) {
            head.registerUpdateHandlers(new RegisterUpdateHandlersInput(
                    updates.stream().map(Registrations::update).toList()));
        }
    }

    static void tellDynamic(WorkflowOutboundCallsInterceptor head, Object listener) {
        if (listener instanceof DynamicSignalHandler any) {
            head.registerDynamicSignalHandler(new RegisterDynamicSignalHandlerInput(any));
        }
        if (listener instanceof DynamicQueryHandler any) {
            head.registerDynamicQueryHandler(new RegisterDynamicQueryHandlerInput(any));
        }
        if (listener instanceof DynamicUpdateHandler any) {
            head.registerDynamicUpdateHandler(new RegisterDynamicUpdateHandlerInput(any));
        }
    }

    private static SignalRegistrationRequest signal(Receiver.OfMethod receiver) {
        return new SignalRegistrationRequest(
                receiver.method().name(),
                receiver.method().description(),
                receiver.unfinishedPolicy(),
                classes(receiver),
                types(receiver),
                receiver::invoke);
    }

    @SuppressWarnings("NullAway") // a query may answer null
    private static RegisterQueryInput query(Receiver.OfMethod receiver) {
        return new RegisterQueryInput(
                receiver.method().name(),
                receiver.method().description(),
                classes(receiver),
                types(receiver),
                receiver::invoke);
    }

    @SuppressWarnings("NullAway") // an update may answer null
    private static UpdateRegistrationRequest update(Receiver.OfMethod receiver) {
        return new UpdateRegistrationRequest(
                receiver.method().name(),
                receiver.method().description(),
                receiver.unfinishedPolicy(),
                classes(receiver),
                types(receiver),
                receiver::validate,
                receiver::invoke);
    }

    private static Class<?>[] classes(Receiver.OfMethod receiver) {
        Signature signature = receiver.method().signature();
        return signature.parameterClasses().toArray(Class<?>[]::new);
    }

    private static Type[] types(Receiver.OfMethod receiver) {
        Signature signature = receiver.method().signature();
        return signature.parameterTypes().toArray(Type[]::new);
    }

    // ---- what came through the chain

    void handle(RegisterSignalHandlersInput input) {
        input.getRequests().forEach(request -> signals.put(request.getSignalType(), request.getCallback()));
    }

    void answer(RegisterQueryInput input) {
        queries.put(input.getQueryType(), input.getCallback());
    }

    void update(RegisterUpdateHandlersInput input) {
        input.getRequests().forEach(request -> updates.put(request.getUpdateName(), request));
    }

    /** The receiver of a signal with what is around it. */
    Receiver aroundSignal(String name, Receiver receiver) {
        Functions.Proc1<@Nullable Object[]> callback = signals.get(name);
        return callback == null
                ? receiver
                : new Receiver.Wrapped(
                        receiver,
                        given -> {
                            callback.apply(given);
                            return null;
                        },
                        given -> {});
    }

    /** The receiver of a query with what is around it. */
    Receiver aroundQuery(String name, Receiver receiver) {
        Functions.Func1<@Nullable Object[], @Nullable Object> callback = queries.get(name);
        return callback == null ? receiver : new Receiver.Wrapped(receiver, callback::apply, given -> {});
    }

    /** The receiver of an update with what is around it. */
    Receiver aroundUpdate(String name, Receiver receiver) {
        UpdateRegistrationRequest request = updates.get(name);
        return request == null
                ? receiver
                : new Receiver.Wrapped(
                        receiver, request.getExecuteCallback()::apply, request.getValidateCallback()::apply);
    }
}
