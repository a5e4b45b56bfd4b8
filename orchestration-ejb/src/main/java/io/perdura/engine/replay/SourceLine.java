package io.perdura.engine.replay;

import java.util.Arrays;
import java.util.List;

/** Finds the line of user code that is running. */
final class SourceLine {

    private static final List<String> NOT_USER_CODE = List.of(
            "io.perdura.engine.",
            "io.perdura.workflow.",
            "io.perdura.common.",
            "java.",
            "jdk.",
            "sun.",
            "com.sun.",
            "$Proxy");

    private SourceLine() {}

    /** {@code class.method(File:line)} of the innermost user frame of this thread; empty when there is none. */
    static String ofCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> isUserCode(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse(""));
    }

    /** The innermost user frame of another thread's stack; empty when there is none. */
    static String of(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> isUserCode(frame.getClassName()))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
    }

    private static boolean isUserCode(String className) {
        return NOT_USER_CODE.stream().noneMatch(className::startsWith) && !className.contains("$Proxy");
    }
}
