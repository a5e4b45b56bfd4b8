package io.perdura.engine.determinism;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What an instruction makes, as far as determinism is concerned. */
enum Made {
    /** An immutable set or map whose order differs from one start of Java to the next. */
    UNORDERED,
    /** A map or set by identity: its order follows from addresses. */
    BY_IDENTITY,
    OTHER;

    private static final Set<String> IDENTITY = Set.of("java/util/IdentityHashMap", "java/util/WeakHashMap");

    boolean unordered() {
        return this == UNORDERED || this == BY_IDENTITY;
    }

    /** What is made by an instruction; values that come through calls of the application are {@link #OTHER}. */
    static Made by(AbstractInsnNode instruction) {
        if (instruction instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
            return IDENTITY.contains(type.desc) ? BY_IDENTITY : OTHER;
        }
        return instruction instanceof MethodInsnNode call ? byCall(call) : OTHER;
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
        return OTHER;
    }
}
