package io.perdura.activity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a CDI bean that happens once for each execution of the activity that calls it, however many attempts do. Its effects are rows
 * of the database that the engine uses.
 *
 * <p>The method needs a JTA transaction: give it {@code @Transactional}. In that transaction a key is kept: of the activity's execution, the
 * method and its arguments. A call whose key is there already does not happen: it answers what the first one returned, decoded from JSON.
 * When the method throws, whatever it is, the transaction rolls back, and neither the key nor the effects are there. Keys are kept as long as their run.
 *
 * <p>It is for steps <em>within</em> an activity that also does something else, such as a call to a service. An activity that is itself
 * {@code @Transactional} happens once without it. In tests of the kit it has no effect, as other interceptors have none.
 *
 * <p>Outside of an activity, or without a transaction, the call fails with an {@link IllegalStateException} that says so.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Once {}
