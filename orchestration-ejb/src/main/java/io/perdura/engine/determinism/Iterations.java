package io.perdura.engine.determinism;

import io.perdura.engine.determinism.Hierarchy.AppMethod;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Sees within one method when code goes through a set or map whose order changes with each start of Java: one of
 * {@code Set.of}, {@code Map.of}, or one by identity, made in the method or by the initializer of a field.
 */
final class Iterations {

    private static final Set<String> GOES_THROUGH = Set.of(
            "iterator", "forEach", "stream", "toArray", "spliterator", "entrySet", "keySet", "values", "replaceAll");
    private static final Set<String> KEEPS_ORDER = Set.of(
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/ArrayDeque",
            "java/util/LinkedHashSet",
            "java/util/LinkedHashMap",
            "java/util/List");
    private static final Rulebook.Finding FINDING = new Rulebook.Finding(
            Family.UNORDERED, "List.of, LinkedHashSet, LinkedHashMap or a sorted copy; for lookups a Set.of is fine");

    private final AppMethod method;
    private final Hierarchy hierarchy;
    private @Nullable MethodOrigins origins;

    Iterations(AppMethod method, Hierarchy hierarchy) {
        this.method = method;
        this.hierarchy = hierarchy;
    }

    /** Where values of the method come from; worked out when it is first asked for. */
    MethodOrigins origins() {
        MethodOrigins known = origins;
        if (known == null) {
            known = MethodOrigins.of(method.owner(), method.node());
            origins = known;
        }
        return known;
    }

    Optional<Rulebook.Finding> unordered(MethodInsnNode call) {
        if (!call.owner.startsWith("java/util/") && !call.owner.equals("java/lang/Iterable")) {
            return Optional.empty();
        }
        boolean goesThrough =
                GOES_THROUGH.contains(call.name) && call.getOpcode() != org.objectweb.asm.Opcodes.INVOKESTATIC;
        boolean unordered = (goesThrough && anyUnordered(origins().ofReceiver(call)))
                || (copies(call) && anyUnordered(origins().ofStack(call, 0)));
        return unordered ? Optional.of(FINDING) : Optional.empty();
    }

    /** Puts the elements of a collection, its last argument, into one that keeps their order. */
    private static boolean copies(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        String last = arguments.length == 0 ? "" : arguments[arguments.length - 1].getInternalName();
        return KEEPS_ORDER.contains(call.owner)
                && (last.equals("java/util/Collection") || last.equals("java/util/Map"))
                && Set.of("<init>", "addAll", "putAll", "copyOf").contains(call.name);
    }

    private boolean anyUnordered(Set<AbstractInsnNode> made) {
        return made.stream().anyMatch(this::unordered);
    }

    private boolean unordered(AbstractInsnNode origin) {
        if (origin instanceof FieldInsnNode field) {
            return hierarchy
                    .classes()
                    .find(field.owner)
                    .flatMap(owner -> hierarchy.field(owner, field.name))
                    .map(found -> found.owner().origins().of(field.name).unordered())
                    .orElse(false);
        }
        boolean wraps = origin instanceof MethodInsnNode call
                && call.owner.equals("java/util/Collections")
                && (call.name.startsWith("unmodifiable") || call.name.equals("newSetFromMap"));
        return wraps
                ? anyUnordered(origins().ofStack(origin, 0))
                : Made.by(origin).unordered();
    }
}
