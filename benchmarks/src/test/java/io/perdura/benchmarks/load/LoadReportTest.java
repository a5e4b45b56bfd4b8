package io.perdura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    @Test
    void quantiles_are_values_that_were_seen() {
        long[] nanos =
                LongStream.rangeClosed(1, 100).map(n -> (101 - n) * 1_000_000).toArray();

        LoadReport report = LoadReport.of(nanos, 2_000_000_000L, 0, "");

        assertThat(report.p50Millis()).isEqualTo(50);
        assertThat(report.p99Millis()).isEqualTo(99);
        assertThat(report.maxMillis()).isEqualTo(100);
        assertThat(report.perSecond()).isEqualTo(50);
    }

    @Test
    void a_window_without_operations_has_zeros() {
        LoadReport report = LoadReport.of(new long[0], 1_000, 3, "refused");

        assertThat(report.p50Millis()).isZero();
        assertThat(report.p99Millis()).isZero();
        assertThat(report.perSecond()).isZero();
        assertThat(report.errors()).isEqualTo(3);
    }

    @Test
    void the_only_value_is_every_quantile() {
        assertThat(LoadReport.quantile(new long[] {7_000_000}, 0.5)).isEqualTo(7);
        assertThat(LoadReport.quantile(new long[] {7_000_000}, 0.99)).isEqualTo(7);
    }

    @Test
    void it_survives_the_way_between_processes() {
        LoadReport report = LoadReport.of(new long[] {1, 2_500_000}, 1_234_567_890L, 1, "a=b\nand more");

        assertThat(LoadReport.parse(report.toText()))
                .isEqualTo(LoadReport.of(new long[] {1, 2_500_000}, 1_234_567_890L, 1, "a=b and more"));
    }

    @Test
    void a_text_of_something_else_is_refused_with_the_missing_field() {
        assertThatThrownBy(() -> LoadReport.parse("done=1\nnonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'seconds'");
    }
}
