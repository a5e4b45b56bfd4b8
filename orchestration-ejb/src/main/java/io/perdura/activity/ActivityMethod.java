package io.perdura.activity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives an activity method another type name. Methods of an activity interface don't need it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ActivityMethod {

    /**
     * The activity type, without the prefix of the interface being added; by default the prefix and the method's name
     * with a capital first letter.
     */
    String name() default "";
}
