package io.perdura.engine.determinism;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What an instruction makes, as far as determinism is concerned. */
enum Made {
    /** An object that can be changed, and whose order is defined. */
    MUTABLE,
    /** An immutable set or map whose order differs from one start of Java to the next. */
    UNORDERED,
    /** A map or set by identity: its order follows from addresses, and it can be changed. */
    BY_IDENTITY,
    OTHER;

    private static final Set<String> IDENTITY = Set.of("java/util/IdentityHashMap", "java/util/WeakHashMap");

    private static final Set<String> HOLDERS =
            Set.of("java/lang/StringBuilder", "java/lang/StringBuffer", "java/util/StringJoiner", "java/util/Random");

    private static final Set<String> IMMUTABLE_OF_UTIL = Set.of(
            "java/util/Locale",
            "java/util/UUID",
            "java/util/Locale$Builder",
            "java/util/OptionalInt",
            "java/util/concurrent/TimeUnit");

    boolean changeable() {
        return this == MUTABLE || this == BY_IDENTITY;
    }

    boolean unordered() {
        return this == UNORDERED || this == BY_IDENTITY;
    }

    /** What is made by an instruction; values that come through calls of the application are {@link #OTHER}. */
    static Made by(AbstractInsnNode instruction) {
        if (instruction instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
            return byNew(type.desc);
        }
        return instruction instanceof MethodInsnNode call ? byCall(call) : OTHER;
    }

    private static Made byNew(String type) {
        if (IDENTITY.contains(type)) {
            return BY_IDENTITY;
        }
        boolean util = type.startsWith("java/util/")
                && !type.startsWith("java/util/function/")
                && !type.startsWith("java/util/regex/")
                && !type.endsWith("Exception");
        return HOLDERS.contains(type) || (util && !IMMUTABLE_OF_UTIL.contains(type)) ? MUTABLE : OTHER;
    }

    private static Made byCall(MethodInsnNode call) {
        int values = Type.getArgumentTypes(call.desc).length;
        boolean set = call.owner.equals("java/util/Set");
        boolean map = call.owner.equals("java/util/Map");
        if ((set || map) && call.name.equals("copyOf")) {
            return UNORDERED;
        }
        if ((set && call.name.equals("of") && (values > 1 || call.desc.startsWith("([")))
                || (map && (call.name.equals("ofEntries") || (call.name.equals("of") && values > 2)))) {
            return UNORDERED;
        }
        if (call.owner.equals("java/util/Collections") && call.name.startsWith("synchronized")) {
            return MUTABLE;
        }
        return OTHER;
    }
}
