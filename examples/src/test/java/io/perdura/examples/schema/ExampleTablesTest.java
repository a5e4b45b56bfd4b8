package io.perdura.examples.schema;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ExampleTablesTest {

    @Test
    void givenTablesOfTheEngine_whenMigratedTwice_thenTheExamplesHaveTheirs() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table pd_execution (run_id uuid primary key)");
            ExampleTables.migrate(dataSource);
            ExampleTables.migrate(dataSource);
            assertThatCode(() -> statement.execute("select count(*) from ex_approval"))
                    .doesNotThrowAnyException();
        }
    }
}
