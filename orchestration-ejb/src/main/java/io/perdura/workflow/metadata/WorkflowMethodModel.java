package io.perdura.workflow.metadata;

import io.perdura.common.metadata.Signature;
import java.lang.reflect.Method;

/**
 * One annotated method of a workflow interface.
 *
 * @param name the workflow type, signal name or query name
 * @param method the annotated declaration; accessible
 * @param description for readers, may be empty
 */
public record WorkflowMethodModel(Kind kind, String name, Method method, Signature signature, String description) {

    /** The same method with the type variables of its interface resolved by an implementation of it. */
    WorkflowMethodModel seenFrom(Class<?> implementation) {
        return new WorkflowMethodModel(kind, name, method, Signature.of(method, implementation), description);
    }

    /** What the method is for. */
    public enum Kind {
        WORKFLOW,
        SIGNAL,
        QUERY
    }
}
