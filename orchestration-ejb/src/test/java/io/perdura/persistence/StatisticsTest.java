package io.perdura.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the database is asked to look at its tables. */
class StatisticsTest {

    private final List<String> analyzed = new ArrayList<>();
    private final Statistics statistics = new Statistics(() -> analyzed.add("now"));

    private void write(int transitions) {
        statistics.wrote(transitions);
        statistics.tend();
    }

    @Test
    void each_time_the_tables_have_grown_fivefold() {
        write(999);
        assertThat(analyzed).isEmpty();
        write(1);
        write(100);
        assertThat(analyzed).hasSize(1);
        write(4_000);
        assertThat(analyzed).hasSize(2);
    }

    @Test
    void a_big_step_is_one_look() {
        write(30_000);
        assertThat(analyzed).hasSize(1);
    }

    @Test
    void in_the_end_the_database_knows_by_itself() {
        for (int i = 0; i < 100; i++) {
            write(100_000);
        }
        assertThat(analyzed).hasSizeLessThan(5);
    }

    @Test
    void postgres_knows_how_full_its_tables_are() {
        Database database = new Database(
                "statistics",
                new PostgresDialect(),
                DatabaseUnderTest.postgres().transactions());

        Statistics.analyze(database);

        List<Float> rows = database.own(
                "reading",
                (entities, sql) -> sql.query(
                        "select reltuples from pg_class where relname in ('pd_current', 'pd_execution', 'pd_history',"
                                + " 'pd_inbox', 'pd_activity')",
                        row -> row.getFloat(1)));
        assertThat(rows).hasSize(5).allMatch(count -> count >= 0);
    }
}
