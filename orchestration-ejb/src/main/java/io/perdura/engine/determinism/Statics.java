package io.perdura.engine.determinism;

import io.perdura.engine.determinism.Hierarchy.AppField;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;

/** Judges the use of static fields of the application. */
final class Statics {

    private static final Rulebook.Finding NOT_FINAL =
            new Rulebook.Finding(Family.MUTABLE_STATIC, "a field of the workflow, or a static final constant");
    private static final Rulebook.Finding CHANGEABLE = new Rulebook.Finding(
            Family.MUTABLE_STATIC,
            "a field of the workflow, or an immutable constant: List.of, Map.copyOf, List.copyOf");

    private final Walk walk;
    private final Hierarchy hierarchy;

    Statics(Walk walk, Hierarchy hierarchy) {
        this.walk = walk;
        this.hierarchy = hierarchy;
    }

    void use(FieldInsnNode instruction, Step step, int line) {
        AppClass owner = hierarchy.classes().find(instruction.owner).orElse(null);
        AppField field =
                owner == null ? null : hierarchy.field(owner, instruction.name).orElse(null);
        if (field == null) {
            return;
        }
        walk.initialize(field.owner(), step, line);
        boolean initializes =
                step.method().node().name.equals("<clinit>") && step.method().owner() == field.owner();
        boolean synthetic = (field.node().access & Opcodes.ACC_SYNTHETIC) != 0;
        if (initializes || synthetic || hierarchy.suppression(field.owner()).isPresent()) {
            return;
        }
        String what = Words.field(field.owner().name(), field.node().name);
        if ((field.node().access & Opcodes.ACC_FINAL) == 0) {
            walk.report(step, line, NOT_FINAL, what + ", a static field that is not final");
        } else if (field.owner().origins().of(field.node().name).changeable()) {
            walk.report(step, line, CHANGEABLE, what + ", a static object that can be changed");
        }
    }
}
