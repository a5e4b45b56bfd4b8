package io.perdura.engine.determinism;

import io.perdura.engine.determinism.Hierarchy.AppMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * The walk through one workflow's code, breadth first, so that each place is reported by a shortest way. A call of an overridable
 * method leads to the declared one and to those of all subclasses that the code makes objects of; what an object of the application
 * overrides of a class outside is taken to be called, since only the outside knows when. Used once.
 */
final class Walk {

    private record OpenCall(Step step, int line, String name, String descriptor) {}

    private final Hierarchy hierarchy;
    private final AppClass workflow;
    private final BodyScan scan;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Step> waiting = new ArrayDeque<>();
    private final Set<AppClass> instantiated = new HashSet<>();
    private final Map<String, List<OpenCall>> openCalls = new HashMap<>();
    private final Set<String> callsSeen = new HashSet<>();
    private int libraryMethods;
    private final Map<String, Violation> violations = new LinkedHashMap<>();

    Walk(Hierarchy hierarchy, Rulebook rules, AppClass workflow) {
        this.hierarchy = hierarchy;
        this.workflow = workflow;
        this.scan = new BodyScan(this, hierarchy, rules);
    }

    List<Violation> violations() {
        Injections.of(workflow, hierarchy).forEach(violation -> violations.put(violation.what(), violation));
        for (MethodNode method : workflow.methods()) {
            if (method.name.equals("<init>")) {
                reach(new AppMethod(workflow, method), null, 0);
            }
        }
        instantiate(workflow, null, 0);
        for (AppClass member : hierarchy.lineage(workflow)) {
            for (MethodNode method : member.methods()) {
                boolean entry = (method.access & Opcodes.ACC_PUBLIC) != 0 && !AppClass.isStatic(method.access);
                if (entry && !method.name.startsWith("<")) {
                    hierarchy.method(workflow, method.name, method.desc).ifPresent(found -> reach(found, null, 0));
                }
            }
        }
        for (Step step = waiting.poll(); step != null; step = waiting.poll()) {
            scan.scan(step);
        }
        return List.copyOf(violations.values());
    }

    // ---- what the scan of a method finds

    void report(Step step, int line, Rulebook.Finding finding, String what) {
        if (!step.method().owner().isOfLibrary()) {
            violations.putIfAbsent(step.place(line) + ":" + what, violation(step, line, finding, what));
        } else if (Libraries.matters(finding.family(), step)) {
            // One report for each call into a library is enough: the nearest.
            violations.putIfAbsent(step.callOfLibrary(), violation(step, line, Libraries.forCaller(finding), what));
        }
    }

    private Violation violation(Step step, int line, Rulebook.Finding finding, String what) {
        return new Violation(
                finding.family(),
                workflow.javaName(),
                step.method().owner().javaName(),
                step.methodName(),
                line,
                what,
                finding.instead(),
                step.pathTo(line));
    }

    /** A call of a method of the application that no subclass can override. */
    void call(AppClass owner, String name, String descriptor, Step step, int line) {
        hierarchy.method(owner, name, descriptor).ifPresent(method -> reach(method, step, line));
    }

    /** A call that goes where the object's class says. */
    void callVirtual(AppClass owner, String name, String descriptor, Step step, int line) {
        if (!callsSeen.add(owner.name() + "." + name + descriptor)) {
            return; // the first one leads wherever it can
        }
        call(owner, name, descriptor, step, line);
        openCalls
                .computeIfAbsent(owner.name(), none -> new ArrayList<>())
                .add(new OpenCall(step, line, name, descriptor));
        for (AppClass type : List.copyOf(instantiated)) {
            if (hierarchy.lineage(type).contains(owner)) {
                call(type, name, descriptor, step, line);
            }
        }
        for (String permitted : owner.permitted()) {
            hierarchy.classes().find(permitted).ifPresent(type -> callVirtual(type, name, descriptor, step, line));
        }
    }

    /** An object is made: its overriding methods can be called from now on. */
    void instantiate(AppClass type, @Nullable Step step, int line) {
        if (!instantiated.add(type)) {
            return;
        }
        initialize(type, step, line);
        for (AppClass member : hierarchy.lineage(type)) {
            for (OpenCall open : List.copyOf(openCalls.getOrDefault(member.name(), List.of()))) {
                call(type, open.name(), open.descriptor(), open.step(), open.line());
            }
        }
        Set<String> overridable = overridable(type);
        for (AppClass member : hierarchy.lineage(type)) {
            for (MethodNode method : member.methods()) {
                if (overridable.contains(method.name + method.desc)) {
                    hierarchy.method(type, method.name, method.desc).ifPresent(found -> reach(found, step, line));
                }
            }
        }
    }

    /** What others may call: the JDK on any object, a library on an object of the application, by ways that nobody sees. */
    private Set<String> overridable(AppClass type) {
        Set<String> names = new HashSet<>();
        hierarchy
                .outside(type)
                .forEach(outside -> names.addAll(hierarchy.classes().overridableOutside(outside)));
        for (AppClass member : hierarchy.lineage(type)) {
            if (member.isOfLibrary() && !type.isOfLibrary()) {
                names.addAll(hierarchy.classes().overridableOutside(member.name()));
            }
        }
        return names;
    }

    /** A class is used: its static initializer and those of its superclasses run. */
    void initialize(AppClass type, @Nullable Step step, int line) {
        for (AppClass member : hierarchy.lineage(type)) {
            MethodNode initializer = member.method("<clinit>", "()V");
            if (initializer != null) {
                reach(new AppMethod(member, initializer), step, line);
            }
        }
    }

    private void reach(AppMethod method, @Nullable Step caller, int line) {
        boolean tooFar = method.owner().isOfLibrary() && libraryMethods >= Libraries.METHODS;
        if (tooFar || !seen.add(method.key())) {
            return;
        }
        if (method.owner().isOfLibrary()) {
            libraryMethods++;
        }
        Step step = new Step(method, caller, line);
        Optional<String> reason = method.owner().suppression(method.node());
        if (reason.isEmpty()) {
            reason = hierarchy.suppression(method.owner());
        }
        if (reason.isEmpty()) {
            waiting.add(step);
        } else if (reason.get().isBlank()) {
            report(
                    step,
                    0,
                    new Rulebook.Finding(Family.SUPPRESSION, "write why replays can't differ"),
                    "@Nondeterministic(reason = \"\")");
        }
    }
}
