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

    /** The pause before the second attempt, in seconds. Default: 1. */
    long initialIntervalSeconds() default 0;

    /** By what each further pause is longer than the one before; at least 1. Default: 2. */
    double backoffCoefficient() default 0;

    /** How many attempts there are at most, the first among them. Default: as many as the timeouts allow. */
    int maximumAttempts() default 0;

    /** The longest pause, in seconds. Default: 100 times the initial interval. */
    long maximumIntervalSeconds() default 0;

    /** Failure types that are never retried. */
    String[] doNotRetry() default {};
}
