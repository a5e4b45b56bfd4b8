package io.perdura.engine.determinism;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;

/** What a workflow wants to be injected beside durable stubs and the logger. */
final class Injections {

    private static final String DURABLE = "Lio/perdura/workflow/Durable;";
    private static final String LOGGER = "Lorg/slf4j/Logger;";
    private static final Set<String> INJECTING = Set.of(
            "Ljakarta/inject/Inject;",
            "Ljakarta/annotation/Resource;",
            "Ljakarta/ejb/EJB;",
            "Ljakarta/persistence/PersistenceContext;",
            "Ljakarta/persistence/PersistenceUnit;",
            "Ljakarta/ws/rs/core/Context;",
            "Lorg/eclipse/microprofile/config/inject/ConfigProperty;");

    private Injections() {}

    static List<Violation> of(AppClass workflow, Hierarchy hierarchy) {
        List<Violation> found = new ArrayList<>();
        for (AppClass member : hierarchy.lineage(workflow)) {
            for (FieldNode field : member.fields()) {
                if (injected(field)) {
                    String place = member.javaName() + "." + field.name + "(" + member.sourceFile() + ")";
                    found.add(new Violation(
                            Family.INJECTION,
                            workflow.javaName(),
                            member.javaName(),
                            field.name,
                            0,
                            "an injected " + Type.getType(field.desc).getClassName() + " in field " + field.name,
                            "@Inject @Durable stubs of activities and the org.slf4j.Logger only; anything else belongs"
                                    + " into an activity",
                            List.of(place)));
                }
            }
        }
        return found;
    }

    private static boolean injected(FieldNode field) {
        if (field.visibleAnnotations == null
                || field.desc.equals(LOGGER)
                || AppClass.annotation(field.visibleAnnotations, DURABLE).isPresent()) {
            return false;
        }
        return field.visibleAnnotations.stream()
                .map((AnnotationNode annotation) -> annotation.desc)
                .anyMatch(INJECTING::contains);
    }
}
