package io.perdura.engine.determinism;

import io.perdura.engine.determinism.Hierarchy.AppField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Judges the use of static fields of the application. One that is not final is reported wherever it is used. What a final one holds
 * may be a collection as long as nobody changes it once its class is initialized: workflow code that changes it is reported, and so
 * is workflow code that only reads it when another method of its class, or of one nested with it, changes it.
 */
final class Statics {

    private static final Rulebook.Finding NOT_FINAL =
            new Rulebook.Finding(Family.MUTABLE_STATIC, "a field of the workflow, or a static final constant");
    private static final Rulebook.Finding CHANGED = new Rulebook.Finding(
            Family.MUTABLE_STATIC,
            "a field of the workflow, or a constant that is complete when its class is initialized: List.of, Map.copyOf");

    private final Walk walk;
    private final Hierarchy hierarchy;
    /** For each class the fields that methods of its nest change, with the place of the first one. */
    private final Map<AppClass, Map<String, String>> changed = new HashMap<>();

    Statics(Walk walk, Hierarchy hierarchy) {
        this.walk = walk;
        this.hierarchy = hierarchy;
    }

    /** The field is named by an instruction. */
    void use(FieldInsnNode instruction, Step step, int line) {
        AppField field = resolve(instruction).orElse(null);
        if (field == null) {
            return;
        }
        walk.initialize(field.owner(), step, line);
        if (initializes(step, field) || isExempt(field)) {
            return;
        }
        String name = Words.field(field.owner().name(), field.node().name);
        if (!isFinal(field.node())) {
            walk.report(step, line, NOT_FINAL, name + ", a static field that is not final");
        } else if (Type.getType(field.node().desc).getSort() >= Type.ARRAY
                && !field.owner().isOfLibrary()) {
            String place = changed(field.owner()).get(field.node().name);
            if (place != null) {
                walk.report(step, line, CHANGED, name + ", a static object that " + place + " changes");
            }
        }
    }

    /** An instruction may change what a static field holds. */
    void change(AbstractInsnNode instruction, MethodOrigins origins, Step step, int line) {
        for (AbstractInsnNode origin : Writes.target(instruction, origins)) {
            Writes.field(origin, hierarchy)
                    .flatMap(this::resolve)
                    .filter(field -> !initializes(step, field) && !isExempt(field) && isFinal(field.node()))
                    .filter(field -> !changed(field.owner()).containsKey(field.node().name)) // told where it is read
                    .ifPresent(field -> walk.report(
                            step,
                            line,
                            CHANGED,
                            Words.field(field.owner().name(), field.node().name)
                                    + ", a static object, and changes it"));
        }
    }

    private Optional<AppField> resolve(FieldInsnNode instruction) {
        return hierarchy.classes().find(instruction.owner).flatMap(owner -> hierarchy.field(owner, instruction.name));
    }

    private static boolean initializes(Step step, AppField field) {
        return step.method().node().name.equals("<clinit>") && step.method().owner() == field.owner();
    }

    private boolean isExempt(AppField field) {
        boolean synthetic = (field.node().access & Opcodes.ACC_SYNTHETIC) != 0;
        return synthetic || hierarchy.suppression(field.owner()).isPresent();
    }

    private static boolean isFinal(FieldNode field) {
        return (field.access & Opcodes.ACC_FINAL) != 0;
    }

    private Map<String, String> changed(AppClass owner) {
        Map<String, String> known = changed.get(owner);
        if (known == null) {
            known = new HashMap<>();
            changed.put(owner, known);
            for (AppClass type : nest(owner)) {
                for (MethodNode method : type.methods()) {
                    if (type != owner || !method.name.equals("<clinit>")) {
                        collect(owner, type, method, known);
                    }
                }
            }
        }
        return known;
    }

    /** The classes that share their private members with this one, itself included. */
    private List<AppClass> nest(AppClass type) {
        List<AppClass> nest = new ArrayList<>();
        hierarchy.classes().find(type.nestHost()).ifPresent(host -> {
            nest.add(host);
            host.nestMembers().forEach(name -> hierarchy.classes().find(name).ifPresent(nest::add));
        });
        return nest;
    }

    private void collect(AppClass owner, AppClass type, MethodNode method, Map<String, String> places) {
        MethodOrigins origins = null;
        for (AbstractInsnNode instruction : method.instructions) {
            if (Writes.mayChange(instruction)) {
                origins = origins == null ? MethodOrigins.of(type, method) : origins;
                for (AbstractInsnNode origin : Writes.target(instruction, origins)) {
                    Writes.field(origin, hierarchy)
                            .flatMap(this::resolve)
                            .filter(field -> field.owner() == owner)
                            .ifPresent(field -> places.putIfAbsent(
                                    field.node().name,
                                    Step.place(type, Step.methodName(method), Writes.line(instruction))));
                }
            }
        }
    }
}
