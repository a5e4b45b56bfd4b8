package io.perdura.engine.determinism;

import io.perdura.engine.determinism.Hierarchy.AppMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
        var lambda = LAMBDA.matcher(method.node().name);
        String name = lambda.matches() ? lambda.group(1) : method.node().name;
        return name.equals("new") ? "<init>" : name.equals("static") ? "<clinit>" : name;
    }

    private String place(int at) {
        String file = method.owner().sourceFile();
        String where = file.isEmpty() ? "" : at > 0 ? file + ":" + at : file;
        return method.owner().javaName() + "." + methodName() + "(" + where + ")";
    }
}
