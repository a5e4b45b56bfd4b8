package io.perdura.common;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The retry policy of a method of an activity interface, or of a workflow method, where the options of the stub set none. What they set goes
 * over it. Zero, empty and no types mean the defaults of {@link RetryOptions}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MethodRetry {

    long initialIntervalSeconds() default 0;

    double backoffCoefficient() default 0;

    int maximumAttempts() default 0;

    long maximumIntervalSeconds() default 0;

    /** Failure types that are never retried. */
    String[] doNotRetry() default {};
}
