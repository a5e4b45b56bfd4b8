package io.perdura.engine.determinism;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells instructions that change a collection, a holder or an array from those that only look at it. */
final class Writes {

    private static final Set<String> HOLDERS =
            Set.of("java/lang/StringBuilder", "java/lang/StringBuffer", "java/lang/Appendable");

    /** Beginnings of the names of what changes an object of {@code java.util}. */
    private static final List<String> CHANGING = List.of(
            "accumulate",
            "add",
            "andSet",
            "append",
            "clear",
            "compareAnd",
            "compute",
            "decrement",
            "delete",
            "drain",
            "getAnd",
            "increment",
            "insert",
            "lazySet",
            "merge",
            "next",
            "offer",
            "poll",
            "pop",
            "push",
            "put",
            "remove",
            "replace",
            "reset",
            "retain",
            "reverse",
            "set",
            "sort",
            "sumThenReset",
            "take",
            "update",
            "weakCompareAnd");

    /** Methods of {@code Collections} that change their first argument. */
    private static final Set<String> OF_COLLECTIONS =
            Set.of("addAll", "sort", "reverse", "shuffle", "swap", "fill", "copy", "rotate", "replaceAll");

    private Writes() {}

    /** Where the value comes from that an instruction changes; empty when it changes none. */
    static Set<AbstractInsnNode> target(AbstractInsnNode instruction, MethodOrigins origins) {
        if (instruction instanceof MethodInsnNode call) {
            if (call.owner.equals("java/util/Collections") && OF_COLLECTIONS.contains(call.name)) {
                return origins.ofArgument(call, 0);
            }
            return changes(call) ? origins.ofReceiver(call) : Set.of();
        }
        boolean arrayStore = instruction.getOpcode() >= Opcodes.IASTORE && instruction.getOpcode() <= Opcodes.SASTORE;
        return arrayStore ? origins.ofStack(instruction, 2) : Set.of();
    }

    /** A quick look, before anybody works out where values come from. */
    static boolean mayChange(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                ? changes(call) || (call.owner.equals("java/util/Collections") && OF_COLLECTIONS.contains(call.name))
                : instruction.getOpcode() >= Opcodes.IASTORE && instruction.getOpcode() <= Opcodes.SASTORE;
    }

    private static boolean changes(MethodInsnNode call) {
        return call.getOpcode() != Opcodes.INVOKESTATIC
                && (call.owner.startsWith("java/util/") || HOLDERS.contains(call.owner))
                && CHANGING.stream().anyMatch(call.name::startsWith);
    }

    /** The field whose value is changed, seen through a method of the application that only hands it out. */
    static Optional<FieldInsnNode> field(AbstractInsnNode origin, Hierarchy hierarchy) {
        if (origin instanceof FieldInsnNode read && read.getOpcode() == Opcodes.GETSTATIC) {
            return Optional.of(read);
        }
        return origin instanceof MethodInsnNode call ? handedOut(call, hierarchy) : Optional.empty();
    }

    private static Optional<FieldInsnNode> handedOut(MethodInsnNode call, Hierarchy hierarchy) {
        if (Type.getReturnType(call.desc).getSort() < Type.ARRAY) {
            return Optional.empty();
        }
        return hierarchy
                .classes()
                .find(call.owner)
                .flatMap(owner -> hierarchy.method(owner, call.name, call.desc))
                .flatMap(method -> returned(method.owner(), method.node()));
    }

    private static Optional<FieldInsnNode> returned(AppClass owner, MethodNode method) {
        MethodOrigins origins = null; // rarely needed
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.ARETURN) {
                origins = origins == null ? MethodOrigins.of(owner, method) : origins;
                for (AbstractInsnNode origin : origins.ofStack(instruction, 0)) {
                    if (origin instanceof FieldInsnNode read && read.getOpcode() == Opcodes.GETSTATIC) {
                        return Optional.of(read);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The source line of an instruction, zero when the class has none. */
    static int line(AbstractInsnNode instruction) {
        for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}
