package io.perdura.benchmarks.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each statement that a database has executed: how often, how many rows, for how long. For those who look for the cause of a cost. */
public final class StatementCounts {

    private static final String ALL = """
            select s.queryid, s.calls, s.rows, s.total_exec_time, regexp_replace(s.query, '\\s+', ' ', 'g')
            from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ?""";

    /** One of them. */
    public record Count(long calls, long rows, double millis, String sql) {}

    private final Map<Long, Count> byId = new HashMap<>();

    /** Reads them. */
    public static StatementCounts read(Connection observer, String database) throws SQLException {
        StatementCounts counts = new StatementCounts();
        try (PreparedStatement statement = observer.prepareStatement(ALL)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.byId.merge(
                            row.getLong(1),
                            new Count(row.getLong(2), row.getLong(3), row.getDouble(4), row.getString(5)),
                            StatementCounts::plus);
                }
            }
        }
        return counts;
    }

    private static Count plus(Count one, Count other) {
        return new Count(one.calls + other.calls, one.rows + other.rows, one.millis + other.millis, one.sql);
    }

    /** What was executed since an earlier reading, the most frequent first. */
    public List<Count> since(StatementCounts before) {
        Count none = new Count(0, 0, 0, "");
        return byId.entrySet().stream()
                .map(entry -> {
                    Count now = entry.getValue();
                    Count then = before.byId.getOrDefault(entry.getKey(), none);
                    return new Count(now.calls - then.calls, now.rows - then.rows, now.millis - then.millis, now.sql);
                })
                .filter(count -> count.calls > 0)
                .sorted(Comparator.comparingLong(Count::calls).reversed())
                .toList();
    }
}
