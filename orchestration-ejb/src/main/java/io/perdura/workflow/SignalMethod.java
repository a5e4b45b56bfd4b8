package io.perdura.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that receives a message without an answer. Must return void; it may wait and call activities. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignalMethod {
    /** The signal name; by default the name of the method. */
    String name() default "";

    /** For readers of descriptions. */
    String description() default "";

    /** What happens when the run closes before the handler has ended. */
    HandlerUnfinishedPolicy unfinishedPolicy() default HandlerUnfinishedPolicy.WARN_AND_ABANDON;
}
