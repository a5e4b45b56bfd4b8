package io.perdura.benchmarks.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What callers saw in a window of time.
 *
 * @param done operations that ended in it
 * @param seconds how long it was
 * @param errors operations that failed
 * @param firstError the first failure's text, empty when there was none
 * @param p50Millis the median latency
 * @param p99Millis of a hundred operations ninety-nine were as fast
 * @param maxMillis the slowest
 */
public record LoadReport(
        long done,
        double seconds,
        long errors,
        String firstError,
        double p50Millis,
        double p99Millis,
        double maxMillis) {

    /** A report from single latencies. */
    public static LoadReport of(long[] nanos, long windowNanos, long errors, String firstError) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new LoadReport(
                sorted.length,
                windowNanos / 1e9,
                errors,
                firstError,
                quantile(sorted, 0.50),
                quantile(sorted, 0.99),
                sorted.length == 0 ? 0 : sorted[sorted.length - 1] / 1e6);
    }

    /** The smallest of the sorted values that at least this share of them does not exceed, in milliseconds; 0 without values. */
    static double quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    /** Operations a second. */
    public double perSecond() {
        return seconds == 0 ? 0 : done / seconds;
    }

    /** Lines of {@code name=value}, for another process. */
    public String toText() {
        return "done=%d%nseconds=%s%nerrors=%d%nfirstError=%s%np50Millis=%s%np99Millis=%s%nmaxMillis=%s%n"
                .formatted(
                        done,
                        seconds,
                        errors,
                        firstError.replaceAll("[\\r\\n]+", " "),
                        p50Millis,
                        p99Millis,
                        maxMillis);
    }

    /** @throws IllegalArgumentException when it is not what {@link #toText} writes */
    public static LoadReport parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            int end = line.indexOf('=');
            fields.put(line.substring(0, end), line.substring(end + 1));
        });
        return new LoadReport(
                Long.parseLong(field(fields, "done", text)),
                Double.parseDouble(field(fields, "seconds", text)),
                Long.parseLong(field(fields, "errors", text)),
                field(fields, "firstError", text),
                Double.parseDouble(field(fields, "p50Millis", text)),
                Double.parseDouble(field(fields, "p99Millis", text)),
                Double.parseDouble(field(fields, "maxMillis", text)));
    }

    private static String field(Map<String, String> fields, String name, String text) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no '" + name + "' in the report of the callers: " + text);
        }
        return value;
    }
}
