package io.perdura.engine.determinism;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What the initializers and constructors of a class put into its fields. */
record FieldOrigins(Map<String, Made> made) {

    static FieldOrigins of(AppClass type) {
        Map<String, Made> made = new HashMap<>();
        for (MethodNode method : type.methods()) {
            if (method.name.startsWith("<") && storesFields(method)) {
                MethodOrigins origins = MethodOrigins.of(type, method);
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof FieldInsnNode field
                            && stores(field)
                            && field.owner.equals(type.name())) {
                        for (AbstractInsnNode origin : origins.ofStack(instruction, 0)) {
                            made.merge(field.name, Made.by(origin), (a, b) -> a == Made.OTHER ? b : a);
                        }
                    }
                }
            }
        }
        return new FieldOrigins(made);
    }

    Made of(String field) {
        return made.getOrDefault(field, Made.OTHER);
    }

    private static boolean storesFields(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FieldInsnNode field && stores(field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stores(FieldInsnNode field) {
        return field.getOpcode() == org.objectweb.asm.Opcodes.PUTSTATIC
                || field.getOpcode() == org.objectweb.asm.Opcodes.PUTFIELD;
    }
}
