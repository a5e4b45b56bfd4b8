package io.perdura.activity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose methods are activities. A bean that implements it is found by itself; each method is an
 * activity type, named after the method with a capital first letter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ActivityInterface {

    /** Goes before the type names that the methods give; empty by default. */
    String namePrefix() default "";
}
