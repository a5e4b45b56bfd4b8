package io.perdura.benchmarks.report;

import java.util.LinkedHashSet;
import java.util.List;

/** The best that each system did in each workload. */
final class Summary {

    static final String PERDURA = "Perdura";

    private final List<Figure> figures;

    Summary(List<Figure> figures) {
        this.figures = figures.stream()
                .filter(figure -> !figure.work().startsWith("limit"))
                .toList();
    }

    /** In the order in which they were measured. */
    List<String> works() {
        return List.copyOf(
                new LinkedHashSet<>(figures.stream().map(Figure::work).toList()));
    }

    List<String> systems() {
        return List.copyOf(
                new LinkedHashSet<>(figures.stream().map(Figure::system).toList()));
    }

    /** Everybody but Perdura itself, called from inside or over REST. */
    List<String> others() {
        return systems().stream().filter(system -> !system.startsWith(PERDURA)).toList();
    }

    /** Steps a second; 0 when that was not measured. */
    double best(String system, String work) {
        return figures.stream()
                .filter(figure ->
                        figure.system().equals(system) && figure.work().equals(work))
                .mapToDouble(Figure::stepsPerSecond)
                .max()
                .orElse(0);
    }
}
