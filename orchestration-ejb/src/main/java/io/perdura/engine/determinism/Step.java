package io.perdura.engine.determinism;

import io.perdura.engine.determinism.Hierarchy.AppMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/**
 * How the walk came to a method.
 *
 * @param caller the step before, null for an entry of the workflow
 * @param line where the caller calls it
 */
record Step(AppMethod method, @Nullable Step caller, int line) {

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    /** The way from the workflow to a line of this method. */
    List<String> pathTo(int lineHere) {
        List<String> path = new ArrayList<>();
        int at = lineHere;
        for (Step step = this; step != null; step = step.caller) {
            path.add(step.place(at));
            at = step.line;
        }
        Collections.reverse(path);
        return path;
    }

    /** The method's name as its author wrote it: code of a lambda belongs to the method around it. */
    String methodName() {
        return methodName(method.node());
    }

    static String methodName(MethodNode method) {
        var lambda = LAMBDA.matcher(method.name);
        String name = lambda.matches() ? lambda.group(1) : method.name;
        return name.equals("new") ? "<init>" : name.equals("static") ? "<clinit>" : name;
    }

    /** Where the application called the library that this is a method of. */
    String callOfLibrary() {
        Step step = this;
        int at = 0;
        while (step.method.owner().isOfLibrary() && step.caller != null) {
            at = step.line;
            step = step.caller;
        }
        return step.place(at);
    }

    String place(int at) {
        return place(method.owner(), methodName(), at);
    }

    static String place(AppClass owner, String methodName, int at) {
        String file = owner.sourceFile();
        String where = file.isEmpty() ? "" : at > 0 ? file + ":" + at : file;
        return owner.javaName() + "." + methodName + "(" + where + ")";
    }
}
