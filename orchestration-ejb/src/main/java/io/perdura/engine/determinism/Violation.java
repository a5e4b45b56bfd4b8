package io.perdura.engine.determinism;

import java.util.List;

/**
 * Something in workflow code that would make a replay differ.
 *
 * @param family what kind
 * @param workflow the implementation that reaches it
 * @param className the class with the offending code
 * @param method its method, or its field
 * @param line the source line, zero when the class has none
 * @param what the call as people write it
 * @param instead what to do instead
 * @param path the way from the workflow to the place, both included, each as {@code Class.method(File:line)}
 */
public record Violation(
        Family family,
        String workflow,
        String className,
        String method,
        int line,
        String what,
        String instead,
        List<String> path) {

    public Violation {
        path = List.copyOf(path);
    }

    /** All of it for people, in one line. */
    public String message() {
        StringBuilder text = new StringBuilder("Workflow ")
                .append(workflow)
                .append(" is not deterministic: ")
                .append(path.get(path.size() - 1))
                .append(" uses ")
                .append(what)
                .append(", that is ")
                .append(family.label())
                .append(": ")
                .append(family.why())
                .append(". Instead: ")
                .append(instead)
                .append('.');
        if (path.size() > 1) {
            text.append(" The way there: ").append(String.join(" -> ", path)).append('.');
        }
        return text.toString();
    }
}
