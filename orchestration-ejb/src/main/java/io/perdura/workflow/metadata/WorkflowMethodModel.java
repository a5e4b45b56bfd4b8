package io.perdura.workflow.metadata;

import io.perdura.common.metadata.Signature;
import io.perdura.workflow.HandlerUnfinishedPolicy;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import java.lang.reflect.Method;

/**
 * One annotated method of a workflow interface.
 *
 * @param name the workflow type, or the name of the signal, query or update
 * @param method the annotated declaration; accessible
 * @param description for readers, may be empty
 */
public record WorkflowMethodModel(Kind kind, String name, Method method, Signature signature, String description) {

    /** The same method with the type variables of its interface resolved by an implementation of it. */
    WorkflowMethodModel seenFrom(Class<?> implementation) {
        return new WorkflowMethodModel(kind, name, method, Signature.of(method, implementation), description);
    }

    /** What happens when the run closes before a handler has ended; for signals and updates. */
    public HandlerUnfinishedPolicy unfinishedPolicy() {
        UpdateMethod update = method.getAnnotation(UpdateMethod.class);
        if (update != null) {
            return update.unfinishedPolicy();
        }
        SignalMethod signal = method.getAnnotation(SignalMethod.class);
        return signal == null ? HandlerUnfinishedPolicy.WARN_AND_ABANDON : signal.unfinishedPolicy();
    }

    /** What the method is for. */
    public enum Kind {
        WORKFLOW,
        SIGNAL,
        QUERY,
        UPDATE,
        /** It bears the name of the update that it guards. */
        VALIDATOR
    }
}
