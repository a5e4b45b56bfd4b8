package io.perdura.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that changes a run and answers its caller. It may wait and call activities; what it returns, or the failure that it
 * throws, is the outcome. A {@code PerduraFailure} fails the update alone, any other exception the task, as in the workflow
 * method.
 *
 * @see UpdateValidatorMethod
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UpdateMethod {
    /** The update name; by default the name of the method. */
    String name() default "";

    /** For readers of descriptions. */
    String description() default "";

    /** What happens when the run closes before the handler has ended. */
    HandlerUnfinishedPolicy unfinishedPolicy() default HandlerUnfinishedPolicy.WARN_AND_ABANDON;
}
