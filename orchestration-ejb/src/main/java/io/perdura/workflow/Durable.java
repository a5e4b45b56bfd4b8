package io.perdura.workflow;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the durable stub of an activity interface where workflow code injects it:
 * {@code @Inject @Durable PaymentActivities payments}. Its options are those of the {@code @ActivityPolicy} or of the
 * deployment. Without this qualifier the bean itself is injected.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Durable {}
