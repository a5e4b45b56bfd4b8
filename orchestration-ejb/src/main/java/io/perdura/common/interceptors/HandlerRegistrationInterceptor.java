package io.perdura.common.interceptors;

import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicUpdateHandler;
import io.perdura.workflow.Functions;
import io.perdura.workflow.HandlerUnfinishedPolicy;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link WorkflowOutboundCallsInterceptor} that hears which messages a workflow takes. Called in workflow threads only. */
public interface HandlerRegistrationInterceptor {

    /** A query that is taken from now on; {@code callback} answers it. */
    final class RegisterQueryInput {
        private final String queryType;
        private final String description;
        private final Class<?>[] argTypes;
        private final Type[] genericArgTypes;
        private final Functions.Func1<@Nullable Object[], @Nullable Object> callback;

        public RegisterQueryInput(
                String queryType,
                String description,
                Class<?>[] argTypes,
                Type[] genericArgTypes,
                Functions.Func1<@Nullable Object[], @Nullable Object> callback) {
            this.queryType = queryType;
            this.description = description;
            this.argTypes = argTypes;
            this.genericArgTypes = genericArgTypes;
            this.callback = callback;
        }

        public String getQueryType() {
            return queryType;
        }

        public String getDescription() {
            return description;
        }

        public Class<?>[] getArgTypes() {
            return argTypes;
        }

        public Type[] getGenericArgTypes() {
            return genericArgTypes;
        }

        public Functions.Func1<@Nullable Object[], @Nullable Object> getCallback() {
            return callback;
        }
    }

    /** A signal that is taken from now on; {@code callback} handles it. */
    final class SignalRegistrationRequest {
        private final String signalType;
        private final String description;
        private final HandlerUnfinishedPolicy unfinishedPolicy;
        private final Class<?>[] argTypes;
        private final Type[] genericArgTypes;
        private final Functions.Proc1<@Nullable Object[]> callback;

        public SignalRegistrationRequest(
                String signalType,
                String description,
                HandlerUnfinishedPolicy unfinishedPolicy,
                Class<?>[] argTypes,
                Type[] genericArgTypes,
                Functions.Proc1<@Nullable Object[]> callback) {
            this.signalType = signalType;
            this.description = description;
            this.unfinishedPolicy = unfinishedPolicy;
            this.argTypes = argTypes;
            this.genericArgTypes = genericArgTypes;
            this.callback = callback;
        }

        public String getSignalType() {
            return signalType;
        }

        public String getDescription() {
            return description;
        }

        public HandlerUnfinishedPolicy getUnfinishedPolicy() {
            return unfinishedPolicy;
        }

        public Class<?>[] getArgTypes() {
            return argTypes;
        }

        public Type[] getGenericArgTypes() {
            return genericArgTypes;
        }

        public Functions.Proc1<@Nullable Object[]> getCallback() {
            return callback;
        }
    }

    /** Signals that are taken from now on. */
    final class RegisterSignalHandlersInput {
        private final List<SignalRegistrationRequest> requests;

        public RegisterSignalHandlersInput(List<SignalRegistrationRequest> requests) {
            this.requests = requests;
        }

        public List<SignalRegistrationRequest> getRequests() {
            return requests;
        }
    }

    /** An update that is taken from now on, by its validator and its handler. */
    final class UpdateRegistrationRequest {
        private final String updateName;
        private final String description;
        private final HandlerUnfinishedPolicy unfinishedPolicy;
        private final Class<?>[] argTypes;
        private final Type[] genericArgTypes;
        private final Functions.Proc1<@Nullable Object[]> validateCallback;
        private final Functions.Func1<@Nullable Object[], @Nullable Object> executeCallback;

        public UpdateRegistrationRequest(
                String updateName,
                String description,
                HandlerUnfinishedPolicy unfinishedPolicy,
                Class<?>[] argTypes,
                Type[] genericArgTypes,
                Functions.Proc1<@Nullable Object[]> validateCallback,
                Functions.Func1<@Nullable Object[], @Nullable Object> executeCallback) {
            this.updateName = updateName;
            this.description = description;
            this.unfinishedPolicy = unfinishedPolicy;
            this.argTypes = argTypes;
            this.genericArgTypes = genericArgTypes;
            this.validateCallback = validateCallback;
            this.executeCallback = executeCallback;
        }

        public String getUpdateName() {
            return updateName;
        }

        public String getDescription() {
            return description;
        }

        public HandlerUnfinishedPolicy getUnfinishedPolicy() {
            return unfinishedPolicy;
        }

        public Class<?>[] getArgTypes() {
            return argTypes;
        }

        public Type[] getGenericArgTypes() {
            return genericArgTypes;
        }

        public Functions.Proc1<@Nullable Object[]> getValidateCallback() {
            return validateCallback;
        }

        public Functions.Func1<@Nullable Object[], @Nullable Object> getExecuteCallback() {
            return executeCallback;
        }
    }

    /** Updates that are taken from now on. */
    final class RegisterUpdateHandlersInput {
        private final List<UpdateRegistrationRequest> requests;

        public RegisterUpdateHandlersInput(List<UpdateRegistrationRequest> requests) {
            this.requests = requests;
        }

        public List<UpdateRegistrationRequest> getRequests() {
            return requests;
        }
    }

    /** A handler of any signal that nobody else takes. */
    final class RegisterDynamicSignalHandlerInput {
        private final DynamicSignalHandler handler;

        public RegisterDynamicSignalHandlerInput(DynamicSignalHandler handler) {
            this.handler = handler;
        }

        public DynamicSignalHandler getHandler() {
            return handler;
        }
    }

    /** A handler of any query that nobody else takes. */
    final class RegisterDynamicQueryHandlerInput {
        private final DynamicQueryHandler handler;

        public RegisterDynamicQueryHandlerInput(DynamicQueryHandler handler) {
            this.handler = handler;
        }

        public DynamicQueryHandler getHandler() {
            return handler;
        }
    }

    /** A handler of any update that nobody else takes. */
    final class RegisterDynamicUpdateHandlerInput {
        private final DynamicUpdateHandler handler;

        public RegisterDynamicUpdateHandlerInput(DynamicUpdateHandler handler) {
            this.handler = handler;
        }

        public DynamicUpdateHandler getHandler() {
            return handler;
        }
    }

    /** The workflow, or a listener, answers a query from now on; what is passed on may have another callback. */
    void registerQuery(RegisterQueryInput input);

    /** The workflow, or a listener, takes signals from now on; what is passed on may have other callbacks. */
    void registerSignalHandlers(RegisterSignalHandlersInput input);

    /** The workflow, or a listener, takes updates from now on; what is passed on may have other callbacks. */
    void registerUpdateHandlers(RegisterUpdateHandlersInput input);

    /** A listener takes any signal that nobody else does; another handler may be passed on. */
    void registerDynamicSignalHandler(RegisterDynamicSignalHandlerInput input);

    /** A listener answers any query that nobody else does; another handler may be passed on. */
    void registerDynamicQueryHandler(RegisterDynamicQueryHandlerInput input);

    /** A listener takes any update that nobody else does; another handler may be passed on. */
    void registerDynamicUpdateHandler(RegisterDynamicUpdateHandlerInput input);
}
