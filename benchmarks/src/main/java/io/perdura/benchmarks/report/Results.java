package io.perdura.benchmarks.report;

import io.perdura.benchmarks.measure.Machine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * All that one command measured.
 *
 * @param at when it began
 * @param machine on which
 * @param loadBefore the load average before it began: what others do
 * @param seconds how long a window was
 * @param figures in the order of measuring
 * @param facts in the order of measuring
 * @param refused systems that could not be measured, and why
 */
public record Results(
        Instant at,
        Machine machine,
        double loadBefore,
        int seconds,
        List<Figure> figures,
        List<Fact> facts,
        List<String> refused) {

    /** What is left without some workloads. */
    public Results without(Collection<String> works) {
        return new Results(
                at,
                machine,
                loadBefore,
                seconds,
                figures.stream()
                        .filter(figure -> !works.contains(figure.work()))
                        .toList(),
                facts.stream().filter(fact -> !works.contains(fact.work())).toList(),
                refused);
    }
}
