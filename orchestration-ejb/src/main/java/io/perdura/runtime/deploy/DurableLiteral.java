package io.perdura.runtime.deploy;

import io.perdura.workflow.Durable;
import jakarta.enterprise.util.AnnotationLiteral;

/** The qualifier {@link Durable} as a value. */
@SuppressWarnings("BadAnnotationImplementation") // AnnotationLiteral brings equals and hashCode
final class DurableLiteral extends AnnotationLiteral<Durable> implements Durable {
    private static final long serialVersionUID = 1L;
}
