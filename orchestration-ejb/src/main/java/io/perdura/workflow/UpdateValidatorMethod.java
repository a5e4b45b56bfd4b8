package io.perdura.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that decides whether an update is accepted: it throws to refuse it. A refused update leaves nothing in the history.
 * It takes the same parameters as the update, returns void, and must not change anything or wait; it is not run in a replay.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UpdateValidatorMethod {
    /** The name of the update that it guards. */
    String updateName();
}
