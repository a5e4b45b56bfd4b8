package io.perdura.workflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The constructor of a workflow that gets the arguments of the workflow method, so that handlers which run before that method
 * find the state that they need. It must have exactly the parameters of the workflow method, and be the only one so marked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.CONSTRUCTOR)
public @interface WorkflowInit {}
