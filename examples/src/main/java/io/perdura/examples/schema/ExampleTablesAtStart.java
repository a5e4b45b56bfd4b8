package io.perdura.examples.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;

/** Runs before the first request; without a transaction, since migrations bring their own. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ExampleTablesAtStart {

    @Resource(lookup = "java:comp/DefaultDataSource", type = DataSource.class)
    @SuppressWarnings("NullAway.Init")
    DataSource dataSource;

    @PostConstruct
    void migrate() {
        ExampleTables.migrate(dataSource);
    }
}
