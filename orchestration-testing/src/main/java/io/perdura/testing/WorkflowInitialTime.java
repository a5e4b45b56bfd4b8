package io.perdura.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The virtual time at which the {@link TestWorkflowExtension} begins one test. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WorkflowInitialTime {

    /** In ISO-8601, for example {@code 2030-01-01T10:00:00Z}. */
    String value();
}
