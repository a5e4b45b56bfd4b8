package io.perdura.engine.determinism;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Looks through the code of workflow implementations for what would make replays differ. It follows calls, lambdas, method
 * references, static initializers and overriding methods of objects that the code makes, inside the application: the archive of the
 * workflow, the archives that it is given, unpacked classes, and, as far as it is near, the code of libraries in other jars. APIs,
 * logging, JSON and the packages that it is told to trust are not followed, only judged by the rules.
 *
 * <p>Keeps what it has read; used by one thread.
 */
public final class DeterminismInspection {

    private final Set<String> roots;
    private final Libraries libraries;
    private final Map<ClassLoader, ApplicationClasses> read = new HashMap<>();
    private final Rulebook rules = ForbiddenCalls.rulebook();

    /** @param roots the application's archives beside those of the workflows, as {@link #root} tells them */
    public DeterminismInspection(Set<String> roots) {
        this(roots, Set.of());
    }

    /** @param trusted packages of libraries whose code is not looked at, those below them included */
    public DeterminismInspection(Set<String> roots, Set<String> trusted) {
        this.roots = Set.copyOf(roots);
        this.libraries = new Libraries(trusted);
    }

    /** The archive or folder that a class was loaded from; empty when nobody knows. */
    public static String root(Class<?> type) {
        return ApplicationClasses.root(type.getClassLoader(), internalName(type));
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /**
     * Inspects one workflow implementation.
     *
     * @return what is wrong, each place once, nearest first; empty when all is well
     * @throws IllegalArgumentException when the bytes of the class can't be read or understood
     */
    public List<Violation> inspect(Class<?> workflow) {
        ClassLoader loader = Objects.requireNonNullElse(workflow.getClassLoader(), ClassLoader.getSystemClassLoader());
        try {
            ApplicationClasses classes =
                    read.computeIfAbsent(loader, key -> new ApplicationClasses(key, withRootOf(workflow), libraries));
            AppClass type = classes.find(internalName(workflow))
                    .orElseThrow(() -> new IllegalArgumentException("Workflow " + workflow.getName()
                            + " can't be checked for determinism: its class file is not where its class loader says"));
            return new Walk(new Hierarchy(classes), rules, type).violations();
        } catch (IllegalStateException | UnsupportedOperationException e) {
            throw unreadable(workflow, e);
        }
    }

    private Set<String> withRootOf(Class<?> workflow) {
        Set<String> all = new HashSet<>(roots);
        all.add(root(workflow));
        return all;
    }

    private static IllegalArgumentException unreadable(Class<?> workflow, RuntimeException e) {
        return new IllegalArgumentException(
                "Workflow " + workflow.getName() + " can't be checked for determinism: " + e.getMessage(), e);
    }
}
