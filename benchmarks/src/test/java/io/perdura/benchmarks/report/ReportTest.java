package io.perdura.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.benchmarks.load.LoadReport;
import io.perdura.benchmarks.measure.Costs;
import io.perdura.benchmarks.measure.DatabaseCounters;
import io.perdura.benchmarks.measure.Machine;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {

    private static final LoadReport TEN_A_SECOND = new LoadReport(100, 10, 0, "", 1.5, 9.75, 20);

    private static Figure figure(String system, int stepsEach, LoadReport load) {
        return new Figure(
                system,
                "w2",
                64,
                stepsEach,
                load,
                new Costs(new DatabaseCounters(2000, 2100, 0, 10, 4, 2000, 600_000, 200), 500, 900, 400_000_000, 1.25));
    }

    private static Results results() {
        return new Results(
                Instant.parse("2026-01-31T12:00:00Z"),
                new Machine("A CPU", 2, 16_000_000_000L, "Linux 6", "A JVM 25", 0.33),
                0.5,
                10,
                List.of(
                        figure("Perdura", 20, TEN_A_SECOND),
                        figure("Other & <Co>", 20, new LoadReport(50, 10, 2, "refused", 1, 2, 3))),
                List.of(new Fact("Perdura", "w7", "steps run again", 12)),
                List.of("restate: no npm"));
    }

    @Test
    void costs_are_those_of_a_step() {
        String text = MarkdownReport.of(results());

        assertThat(text)
                .contains(
                        "| Perdura | 64 | 200 | 1.50 | 9.75 | 1.00 | 1.05 | 0 | 0.005 | 0.002 | 1.00 | 300 | 0.10 | 0.25 |"
                                + " 0.45 | 400 | 1.25 |");
    }

    @Test
    void the_summary_has_ratios_the_facts_their_table_and_failures_are_not_hidden() {
        String text = MarkdownReport.of(results());

        assertThat(text)
                .contains("| 200 | 100 | 2.00 x |")
                .contains("| steps run again | 12.0 |")
                .contains("Other & <Co> at 64 callers: 2 operations failed, the first with: refused")
                .contains("Not measured: restate: no npm.")
                .contains("2 x A CPU, 16 GB");
    }

    @Test
    void the_chart_is_an_image_with_a_bar_for_each_system() throws Exception {
        String svg = Chart.svg(results());

        var image = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(image.getNodeName()).isEqualTo("svg");
        assertThat(image.getElementsByTagName("rect").getLength()).isEqualTo(3); // the background too
    }

    @Test
    void json_has_every_raw_figure() {
        assertThat(JsonReport.of(results()))
                .contains("\"walBytes\" : 600000")
                .contains("\"at\" : \"2026-01-31T12:00:00Z\"")
                .contains("\"firstError\" : \"refused\"");
    }

    @Test
    void what_people_wrote_around_the_measured_part_stays(@TempDir Path directory) throws Exception {
        Path page = directory.resolve("speed.md");
        Files.writeString(page, "# Speed\n\nRead this.\n");

        Page.write(page, results());
        Files.writeString(page, Files.readString(page) + "\nAnd that.\n");
        Page.write(page, results());

        String text = Files.readString(page);
        assertThat(text).startsWith("# Speed\n\nRead this.\n").endsWith("And that.\n");
        assertThat(text.split(Page.BEGIN, -1)).hasSize(2);
        assertThat(directory.resolve("speed.svg")).exists();
    }

    @Test
    void a_workload_of_its_own_replaces_its_own_section_alone(@TempDir Path directory) throws Exception {
        Path page = directory.resolve("speed.md");
        Page.write(page, results());
        Page.writeSections(page, facts("timers", 5), List.of("timers", "sleepers"));
        Page.writeSections(page, facts("sleepers", 6), List.of("timers", "sleepers"));
        Page.writeSections(page, facts("timers", 7), List.of("timers", "sleepers"));

        assertThat(Files.readString(page))
                .contains("| steps run again | 12.0 |")
                .contains("| count | 7.00 |")
                .contains("| count | 6.00 |")
                .doesNotContain("| count | 5.00 |")
                .containsOnlyOnce("measured: timers");
    }

    private static Results facts(String work, double value) {
        Results all = results();
        return new Results(
                all.at(),
                all.machine(),
                0.5,
                10,
                List.of(),
                List.of(new Fact("Perdura", work, "count", value)),
                List.of());
    }

    @Test
    void what_is_measured_for_itself_can_be_left_out_of_the_whole() {
        Results without = results().without(List.of("w2"));

        assertThat(without.figures()).isEmpty();
        assertThat(without.facts()).hasSize(1);
    }

    @Test
    void numbers_keep_the_digits_that_count() {
        assertThat(Numbers.text(12345.6)).isEqualTo("12,346");
        assertThat(Numbers.text(12.34)).isEqualTo("12.3");
        assertThat(Numbers.text(1.234)).isEqualTo("1.23");
        assertThat(Numbers.text(0.0123)).isEqualTo("0.012");
        assertThat(Numbers.text(0)).isEqualTo("0");
        assertThat(Numbers.ratio(1, 0)).isEqualTo("–");
    }
}
