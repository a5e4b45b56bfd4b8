package io.perdura.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that answers a question about the state of a run. Must not return void, change anything or wait. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface QueryMethod {
    /** The query name; by default the name of the method. */
    String name() default "";

    /** For readers of descriptions. */
    String description() default "";
}
