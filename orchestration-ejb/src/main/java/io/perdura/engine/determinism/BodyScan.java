package io.perdura.engine.determinism;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Goes through the instructions of a method: tells the walk what they call and make, and reports what they must not do. */
final class BodyScan {

    private static final String WORKFLOW = "io/perdura/workflow/Workflow";
    private static final Rulebook.Finding MONITOR = new Rulebook.Finding(
            Family.LOCK,
            "nothing: a run's code never runs at once. To wait for others use Workflow.await or WorkflowLock");

    private final Walk walk;
    private final Hierarchy hierarchy;
    private final Rulebook rules;
    private final Statics statics;

    BodyScan(Walk walk, Hierarchy hierarchy, Rulebook rules) {
        this.walk = walk;
        this.hierarchy = hierarchy;
        this.rules = rules;
        this.statics = new Statics(walk, hierarchy);
    }

    void scan(Step step) {
        MethodNode method = step.method().node();
        Iterations iterations = new Iterations(step.method(), hierarchy);
        Set<AbstractInsnNode> recorded = recordedOnce(method, iterations);
        int line = firstLine(method);
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            walk.report(step, line, MONITOR, "a synchronized method");
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (!recorded.contains(instruction)) {
                visit(instruction, recorded, iterations, step, line);
                if (Writes.mayChange(instruction) && !step.method().owner().isOfLibrary()) {
                    statics.change(instruction, iterations.origins(), step, line);
                }
            }
        }
    }

    private void visit(
            AbstractInsnNode instruction, Set<AbstractInsnNode> recorded, Iterations iterations, Step step, int line) {
        if (instruction instanceof MethodInsnNode call) {
            boolean madeForRecord = call.name.equals("<init>")
                    && !recorded.isEmpty()
                    && iterations.origins().ofReceiver(call).stream().anyMatch(recorded::contains);
            if (!madeForRecord) {
                boolean virtual =
                        call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
                use(call.owner, call.name, call.desc, virtual, step, line);
                iteration(iterations, call, step, line);
            }
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                    reference(handle, step, line);
                }
            }
        } else if (instruction instanceof FieldInsnNode field) {
            field(field, step, line);
        } else if (instruction instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
            make(type.desc, step, line);
        } else if (instruction.getOpcode() == Opcodes.MONITORENTER) {
            walk.report(step, line, MONITOR, "synchronized");
        }
    }

    /** What is computed once and recorded may use anything: the functions given to {@code Workflow.sideEffect}. */
    private static Set<AbstractInsnNode> recordedOnce(MethodNode method, Iterations iterations) {
        Set<AbstractInsnNode> functions = new HashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call
                    && call.owner.equals(WORKFLOW)
                    && (call.name.equals("sideEffect") || call.name.equals("mutableSideEffect"))) {
                int behind = call.desc.contains("SideEffectOptions;") ? 1 : 0; // the function comes before the options
                functions.addAll(iterations.origins().ofStack(call, behind));
            }
        }
        return functions;
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    private void make(String type, Step step, int line) {
        hierarchy.classes().find(type).ifPresent(found -> walk.instantiate(found, step, line));
    }

    private void reference(Handle handle, Step step, int line) {
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            make(handle.getOwner(), step, line);
        }
        boolean virtual = handle.getTag() == Opcodes.H_INVOKEVIRTUAL || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
        use(handle.getOwner(), handle.getName(), handle.getDesc(), virtual, step, line);
    }

    private void use(String owner, String name, String descriptor, boolean virtual, Step step, int line) {
        AppClass type = hierarchy.classes().find(owner).orElse(null);
        if (type == null || type.isOfLibrary()) {
            boolean forbidden = judge(owner, owner, name, descriptor, step, line);
            if (type == null || forbidden) {
                return;
            }
        }
        walk.initialize(type, step, line);
        boolean ours = hierarchy.lineage(type).stream().anyMatch(member -> member.method(name, descriptor) != null);
        if (!ours) { // inherited from outside
            hierarchy.outside(type).forEach(outside -> judge(outside, owner, name, descriptor, step, line));
        } else if (virtual) {
            walk.callVirtual(type, name, descriptor, step, line);
        } else {
            walk.call(type, name, descriptor, step, line);
        }
    }

    private boolean judge(String owner, String shown, String name, String descriptor, Step step, int line) {
        Optional<Rulebook.Finding> found = rules.of(owner, name, descriptor);
        found.ifPresent(finding -> walk.report(step, line, finding, Words.call(shown, name)));
        return found.isPresent();
    }

    private void field(FieldInsnNode field, Step step, int line) {
        if (field.getOpcode() != Opcodes.GETSTATIC && field.getOpcode() != Opcodes.PUTSTATIC) {
            return;
        }
        if (hierarchy.classes().find(field.owner).isPresent()) {
            statics.use(field, step, line);
        } else {
            rules.of(field.owner, field.name, field.desc)
                    .ifPresent(finding -> walk.report(step, line, finding, Words.field(field.owner, field.name)));
        }
    }

    private void iteration(Iterations iterations, MethodInsnNode call, Step step, int line) {
        iterations
                .unordered(call)
                .ifPresent(finding -> walk.report(step, line, finding, Words.call(call.owner, call.name)));
    }
}
