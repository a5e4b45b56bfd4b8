package io.perdura.engine.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stack traces as text: one line a frame, as Java prints them, without the exception's own line. */
final class StackTraceText {

    private static final String AT = "\tat ";

    private StackTraceText() {}

    /** The frames that fit into {@code limit} characters; the rest is counted. */
    static String of(StackTraceElement @Nullable [] frames, int limit) {
        if (frames == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        int room = limit - 32;
        for (int i = 0; i < frames.length; i++) {
            String frame = AT + frames[i] + "\n";
            if (text.length() + frame.length() > room) {
                return text.append("\t... ")
                        .append(frames.length - i)
                        .append(" more\n")
                        .toString();
            }
            text.append(frame);
        }
        return text.toString();
    }

    /** The frames that can be read back; lines of another form are left out. */
    static StackTraceElement[] parse(String text) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int open = line.indexOf('(');
            int method = open < 0 ? -1 : line.lastIndexOf('.', open);
            if (line.startsWith(AT) && method > AT.length() && line.endsWith(")")) {
                frames.add(frame(
                        line.substring(AT.length(), method),
                        line.substring(method + 1, open),
                        line.substring(open + 1, line.length() - 1)));
            }
        }
        return frames.toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement frame(String type, String method, String place) {
        String className = type.substring(type.lastIndexOf('/') + 1);
        if (place.equals("Native Method")) {
            return new StackTraceElement(className, method, null, -2);
        }
        int colon = place.lastIndexOf(':');
        String digits = place.substring(colon + 1);
        boolean numbered = colon > 0
                && !digits.isEmpty()
                && digits.length() < 9
                && digits.chars().allMatch(Character::isDigit);
        return numbered
                ? new StackTraceElement(className, method, place.substring(0, colon), Integer.parseInt(digits))
                : new StackTraceElement(className, method, place, -1);
    }
}
