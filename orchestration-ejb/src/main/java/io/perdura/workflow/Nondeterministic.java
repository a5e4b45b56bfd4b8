package io.perdura.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the determinism check that a method, or everything in a class, may do what workflow code must not do: neither its code
 * nor what it calls is looked at. A promise by the author that no command of the workflow depends on it.
 *
 * <p>What is computed differently in a replay belongs into {@code Workflow.sideEffect} or an activity; this is for calls that
 * look dangerous and are not, such as a cache that always answers the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface Nondeterministic {

    /** Why replays can't differ; for the next reader. Must not be blank, or the deployment fails. */
    String reason();
}
