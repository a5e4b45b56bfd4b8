package io.perdura.it.shop;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The application's own rows, by plain JDBC on its data source: they belong to whatever transaction is there. */
@ApplicationScoped
public class Ledger {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    /** Makes the table; call it outside any transaction. */
    public void open() {
        execute("CREATE TABLE IF NOT EXISTS it_ledger (id VARCHAR(200) NOT NULL)", null);
    }

    public void write(String id) {
        execute("INSERT INTO it_ledger (id) VALUES (?)", id);
    }

    public int count(String id) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM it_ledger WHERE id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql, String id) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            if (id != null) {
                statement.setString(1, id);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
