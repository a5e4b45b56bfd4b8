package io.perdura.engine.determinism;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds members along the supertypes of the application's classes. Not thread-safe. */
final class Hierarchy {

    private final ApplicationClasses classes;
    private final Map<AppClass, Set<AppClass>> lineages = new HashMap<>();

    Hierarchy(ApplicationClasses classes) {
        this.classes = classes;
    }

    ApplicationClasses classes() {
        return classes;
    }

    /** A method of a class of the application. */
    record AppMethod(AppClass owner, MethodNode node) {

        String key() {
            return owner.name() + "." + node.name + node.desc;
        }
    }

    /** A field of a class of the application. */
    record AppField(AppClass owner, FieldNode node) {}

    /** The class itself and all its supertypes within the application, superclasses first. */
    Set<AppClass> lineage(AppClass type) {
        Set<AppClass> known = lineages.get(type);
        if (known == null) {
            known = new LinkedHashSet<>();
            collect(type, known);
            lineages.put(type, known);
        }
        return known;
    }

    private void collect(AppClass type, Set<AppClass> all) {
        if (all.add(type)) {
            for (String supertype : type.supertypes()) {
                classes.find(supertype).ifPresent(found -> collect(found, all));
            }
        }
    }

    /** The types outside the application that a class extends or implements, directly or by its supertypes. */
    Set<String> outside(AppClass type) {
        Set<String> names = new LinkedHashSet<>();
        for (AppClass member : lineage(type)) {
            for (String supertype : member.supertypes()) {
                if (classes.find(supertype).isEmpty()) {
                    names.add(supertype);
                }
            }
        }
        return names;
    }

    /** The method that runs when it is called on this class; empty when it is abstract or inherited from outside. */
    Optional<AppMethod> method(AppClass type, String name, String descriptor) {
        for (AppClass member : lineage(type)) {
            MethodNode method = member.method(name, descriptor);
            if (method != null && AppClass.hasCode(method)) {
                return Optional.of(new AppMethod(member, method));
            }
        }
        return Optional.empty();
    }

    Optional<AppField> field(AppClass type, String name) {
        for (AppClass member : lineage(type)) {
            FieldNode field = member.field(name);
            if (field != null) {
                return Optional.of(new AppField(member, field));
            }
        }
        return Optional.empty();
    }

    /** The reason by which a class, or one that it is nested in, is left out. */
    Optional<String> suppression(AppClass type) {
        for (String name = type.name(); !name.isEmpty(); name = enclosing(name)) {
            Optional<String> reason = classes.find(name).flatMap(AppClass::suppression);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static String enclosing(String name) {
        int dollar = name.lastIndexOf('$');
        return dollar <= name.lastIndexOf('/') + 1 ? "" : name.substring(0, dollar);
    }
}
