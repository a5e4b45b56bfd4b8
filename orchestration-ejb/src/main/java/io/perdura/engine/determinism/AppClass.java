package io.perdura.engine.determinism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** A class of the application, or of a library of it, as bytecode. Not thread-safe. */
final class AppClass {

    private static final String NONDETERMINISTIC = "Lio/perdura/workflow/Nondeterministic;";

    private final ClassNode node;
    private final boolean library;
    private final Map<String, MethodNode> methods = new HashMap<>();
    private final Map<String, FieldNode> fields = new HashMap<>();
    private @Nullable FieldOrigins origins;

    /** @param library whether it lies in a jar that the application only brings along */
    AppClass(ClassNode node, boolean library) {
        this.node = node;
        this.library = library;
        node.methods.forEach(method -> methods.put(method.name + method.desc, method));
        node.fields.forEach(field -> fields.put(field.name, field));
    }

    /** The internal name. */
    String name() {
        return node.name;
    }

    boolean isOfLibrary() {
        return library;
    }

    String javaName() {
        return node.name.replace('/', '.');
    }

    /** The file of the source; empty when the class does not say. */
    String sourceFile() {
        return node.sourceFile == null ? "" : node.sourceFile;
    }

    List<MethodNode> methods() {
        return node.methods;
    }

    List<FieldNode> fields() {
        return node.fields;
    }

    @Nullable
    MethodNode method(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    @Nullable
    FieldNode field(String name) {
        return fields.get(name);
    }

    /** The superclass and the interfaces, in this order. */
    List<String> supertypes() {
        List<String> all = new ArrayList<>();
        if (node.superName != null) {
            all.add(node.superName);
        }
        all.addAll(node.interfaces);
        return all;
    }

    /** What a sealed class allows below it. */
    List<String> permitted() {
        return node.permittedSubclasses == null ? List.of() : node.permittedSubclasses;
    }

    /** The outermost class around it, itself if there is none. */
    String nestHost() {
        return node.nestHostClass == null ? node.name : node.nestHostClass;
    }

    /** Of an outermost class: what is nested in it at any depth. */
    List<String> nestMembers() {
        return node.nestMembers == null ? List.of() : node.nestMembers;
    }

    /** What the constructors and the static initializer put into the fields. */
    FieldOrigins origins() {
        FieldOrigins known = origins;
        if (known == null) {
            known = FieldOrigins.of(this);
            origins = known;
        }
        return known;
    }

    /** The reason by which this class is left out; empty when it is not. */
    Optional<String> suppression() {
        return reason(node.visibleAnnotations);
    }

    /** The reason by which a method of it is left out. */
    Optional<String> suppression(MethodNode method) {
        return reason(method.visibleAnnotations);
    }

    private static Optional<String> reason(@Nullable List<AnnotationNode> annotations) {
        return annotation(annotations, NONDETERMINISTIC)
                .map(found -> found.values == null
                        ? ""
                        : String.valueOf(found.values.get(found.values.indexOf("reason") + 1)));
    }

    static Optional<AnnotationNode> annotation(@Nullable List<AnnotationNode> annotations, String descriptor) {
        return annotations == null
                ? Optional.empty()
                : annotations.stream()
                        .filter(annotation -> annotation.desc.equals(descriptor))
                        .findFirst();
    }

    static boolean isStatic(int access) {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    static boolean hasCode(MethodNode method) {
        return (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }
}
