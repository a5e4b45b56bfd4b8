package io.perdura.benchmarks.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What witnessed steps wrote, for the workflows with one prefix: which steps ran, how often, when. */
final class WitnessLog {

    /** One execution of a step. */
    record Line(String key, int number, long atMillis) {}

    private final List<Line> lines;

    private WitnessLog(List<Line> lines) {
        this.lines = lines;
    }

    static WitnessLog read(Path file, String prefix) {
        try {
            return of(Files.exists(file) ? Files.readAllLines(file) : List.of(), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A last line that a kill cut short is left out. */
    static WitnessLog of(List<String> text, String prefix) {
        return new WitnessLog(text.stream()
                .map(line -> line.split(" ", -1))
                .filter(parts -> parts.length == 3 && parts[0].startsWith(prefix) && parts[2].length() == 13)
                .map(parts -> new Line(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2])))
                .toList());
    }

    int executions() {
        return lines.size();
    }

    int distinct() {
        return (int) lines.stream()
                .map(line -> line.key + " " + line.number)
                .distinct()
                .count();
    }

    /** The most executions of any one step. */
    int most() {
        Map<String, Integer> counts = new HashMap<>();
        lines.forEach(line -> counts.merge(line.key + " " + line.number, 1, Integer::sum));
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** When a step was last executed. */
    long at(int number) {
        return lines.stream()
                .filter(line -> line.number == number)
                .mapToLong(Line::atMillis)
                .max()
                .orElseThrow(() -> new IllegalStateException("step " + number + " was never executed"));
    }

    /** The first execution of any step after an instant. */
    long firstAfter(long millis) {
        return lines.stream()
                .mapToLong(Line::atMillis)
                .filter(at -> at > millis)
                .min()
                .orElseThrow(() -> new IllegalStateException("no step was executed after " + millis));
    }
}
