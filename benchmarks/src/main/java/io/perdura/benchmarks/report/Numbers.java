package io.perdura.benchmarks.report;

import java.util.Locale;

/** Numbers as a reader wants them: three digits that count. */
final class Numbers {

    private Numbers() {}

    static String text(double value) {
        double size = Math.abs(value);
        if (value == 0 || Double.isNaN(value)) {
            return Double.isNaN(value) ? "–" : "0";
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, size >= 0.1 ? "%.2f" : "%.3f", value);
    }

    /** How many times the other one it is. */
    static String ratio(double one, double other) {
        return other == 0 ? "–" : text(one / other) + " x";
    }
}
