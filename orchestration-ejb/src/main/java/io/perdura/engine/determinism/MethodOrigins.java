package io.perdura.engine.determinism;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions made the values that a method's calls get, seen through variables, copies and casts. */
final class MethodOrigins {

    private final @Nullable Frame<SourceValue>[] frames;
    private final MethodNode method;

    private MethodOrigins(MethodNode method, @Nullable Frame<SourceValue>[] frames) {
        this.method = method;
        this.frames = frames;
    }

    static MethodOrigins of(AppClass owner, MethodNode method) {
        try {
            return new MethodOrigins(method, new Analyzer<>(new ThroughCopies()).analyze(owner.name(), method));
        } catch (AnalyzerException e) {
            throw new IllegalStateException(
                    "The bytecode of " + owner.javaName() + "." + method.name + " is broken", e);
        }
    }

    /** Where a value on the stack comes from; {@code depth} counts from its top. */
    Set<AbstractInsnNode> ofStack(AbstractInsnNode at, int depth) {
        Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
        if (frame == null || frame.getStackSize() <= depth) { // code that nothing reaches
            return Set.of();
        }
        return frame.getStack(frame.getStackSize() - 1 - depth).insns;
    }

    /** Where the object comes from that a method is called on. */
    Set<AbstractInsnNode> ofReceiver(MethodInsnNode call) {
        return ofStack(call, Type.getArgumentTypes(call.desc).length);
    }

    /** Where an argument of a call comes from, the first is 0. */
    Set<AbstractInsnNode> ofArgument(MethodInsnNode call, int number) {
        return ofStack(call, Type.getArgumentTypes(call.desc).length - 1 - number);
    }

    private static final class ThroughCopies extends SourceInterpreter {

        ThroughCopies() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }
}
