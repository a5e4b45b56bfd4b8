package io.perdura.benchmarks.report;

import io.perdura.benchmarks.measure.Costs;
import io.perdura.benchmarks.measure.DatabaseCounters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results as Markdown: the machine, a summary with ratios, a table for each workload. */
public final class MarkdownReport {

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Results results) {
        this.results = results;
    }

    public static String of(Results results) {
        return new MarkdownReport(results).write();
    }

    /** One workload as a section of its own, which says by itself when and on what it was measured. */
    public static String section(Results results, String work) {
        MarkdownReport report = new MarkdownReport(results);
        if (results.figures().stream().anyMatch(figure -> figure.work().equals(work))) {
            report.table(work);
        }
        if (results.facts().stream().anyMatch(fact -> fact.work().equals(work))) {
            report.facts(work);
        }
        report.line("");
        report.measured();
        return report.text.toString();
    }

    private void measured() {
        line("Measured " + results.at() + " on " + results.machine().text() + ". Load average before: "
                + Numbers.text(results.loadBefore()) + ". Windows of " + results.seconds() + " s.");
    }

    private String write() {
        measured();
        results.refused().forEach(reason -> line("\nNot measured: " + reason + "."));
        summary();
        works(results.figures().stream().map(Figure::work).toList()).forEach(this::table);
        works(results.facts().stream().map(Fact::work).toList()).forEach(this::facts);
        return text.toString();
    }

    private static Set<String> works(List<String> all) {
        return new LinkedHashSet<>(all);
    }

    private void summary() {
        Summary summary = new Summary(results.figures());
        if (summary.works().isEmpty()) {
            return;
        }
        line("\n### At their best\n");
        line("| steps/s | " + String.join(" | ", summary.systems()) + " |"
                + summary.others().stream()
                        .map(other -> " Perdura to " + other + " |")
                        .reduce("", String::concat));
        line("|---|"
                + "---:|".repeat(summary.systems().size() + summary.others().size()));
        for (String work : summary.works()) {
            StringBuilder row = new StringBuilder("| " + Titles.of(work) + " |");
            for (String system : summary.systems()) {
                double best = summary.best(system, work);
                row.append(' ')
                        .append(best > 0 ? Numbers.text(best) : "not measured")
                        .append(" |");
            }
            summary.others()
                    .forEach(other -> row.append(' ')
                            .append(Numbers.ratio(summary.best(Summary.PERDURA, work), summary.best(other, work)))
                            .append(" |"));
            line(row.toString());
        }
    }

    private void table(String work) {
        line("\n### " + Titles.of(work) + "\n");
        String step = Titles.step(work);
        line("| system | callers | " + step
                + "s/s | p50 ms | p99 ms | commits | inserted | updated | deleted | selects |"
                + " locks | WAL B | fsyncs | CPU ms | database CPU ms | memory MB | load |");
        line("|---|" + "---:|".repeat(16));
        for (Figure figure : results.figures()) {
            if (figure.work().equals(work)) {
                line(row(figure));
            }
        }
        for (Figure figure : results.figures()) {
            if (figure.work().equals(work) && figure.load().errors() > 0) {
                line("\n%s at %d callers: %d operations failed, the first with: %s"
                        .formatted(
                                figure.system(),
                                figure.callers(),
                                figure.load().errors(),
                                figure.load().firstError()));
            }
        }
        line("\nFrom *commits* to *database CPU* everything is for one " + step + ".");
    }

    private static String row(Figure figure) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s |",
                figure.system(),
                figure.callers(),
                Numbers.text(figure.stepsPerSecond()),
                Numbers.text(figure.load().p50Millis()),
                Numbers.text(figure.load().p99Millis()),
                costs(figure, figure.costs()));
    }

    private static String costs(Figure figure, @Nullable Costs costs) {
        if (costs == null) {
            return "| ".repeat(10) + "|";
        }
        StringBuilder cells = new StringBuilder();
        DatabaseCounters database = costs.database();
        if (database == null) {
            cells.append("| ".repeat(8));
        } else {
            List.of(
                            database.commits(),
                            database.inserted(),
                            database.updated(),
                            database.deleted(),
                            database.selects(),
                            database.locks(),
                            database.walBytes(),
                            database.fsyncs())
                    .forEach(total ->
                            cells.append(Numbers.text(figure.perStep(total))).append(" | "));
        }
        cells.append(Numbers.text(figure.perStep(costs.serverCpuMillis()))).append(" | ");
        cells.append(database == null ? "" : Numbers.text(figure.perStep(costs.databaseCpuMillis())))
                .append(" | ");
        return cells + Numbers.text(costs.residentBytes() / 1e6) + " | " + Numbers.text(costs.load());
    }

    private void facts(String work) {
        line("\n### " + Titles.of(work) + "\n");
        Set<String> systems = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        List<Fact> facts = results.facts().stream()
                .filter(fact -> fact.work().equals(work))
                .toList();
        facts.forEach(fact -> {
            systems.add(fact.system());
            names.add(fact.name());
        });
        line("| | " + String.join(" | ", systems) + " |");
        line("|---|" + "---:|".repeat(systems.size()));
        for (String name : names) {
            StringBuilder row = new StringBuilder("| " + name + " |");
            systems.forEach(system -> row.append(' ')
                    .append(facts.stream()
                            .filter(fact ->
                                    fact.system().equals(system) && fact.name().equals(name))
                            .map(fact -> Numbers.text(fact.value()))
                            .findFirst()
                            .orElse(""))
                    .append(" |"));
            line(row.toString());
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
