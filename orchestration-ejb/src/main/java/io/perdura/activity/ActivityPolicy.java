package io.perdura.activity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an activity is scheduled unless its caller says otherwise: timeouts, and the durable retry policy across attempts.
 * On a method it goes over the one on its class, and both over those on the interface. What is not set comes from there,
 * then from the deployment. A retry inside one attempt is the business of MicroProfile Fault Tolerance.
 *
 * <p>Durations are in ISO-8601: {@code PT0.5S}, {@code PT10S}, {@code PT2H}, {@code P3D}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ActivityPolicy {

    /** How long one attempt may take. */
    String startToClose() default "";

    /** How long all attempts together may take, pauses included. */
    String scheduleToClose() default "";

    /** How long the activity may wait for a worker; never retried. */
    String scheduleToStart() default "";

    /** The longest time between two heartbeats of an attempt. */
    String heartbeat() default "";

    /** The pause after the first attempt. */
    String initialInterval() default "";

    /** By what each further pause grows, at least 1; 0 means not set. */
    double backoffCoefficient() default 0;

    /** The longest pause. */
    String maximumInterval() default "";

    /** How many attempts in all; 0 means not set. */
    int maximumAttempts() default 0;

    /** Exceptions that are never retried, by their exact class. */
    Class<? extends Throwable>[] doNotRetry() default {};

    /** Types of {@code ApplicationFailure} that are never retried. */
    String[] doNotRetryTypes() default {};
}
