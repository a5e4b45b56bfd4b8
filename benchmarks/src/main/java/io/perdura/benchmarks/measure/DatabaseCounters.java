package io.perdura.benchmarks.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the database has done up to an instant. Everything but the waits for the disk is exact at once; those each backend reports
 * about once a second.
 *
 * @param commits transactions that wrote something
 * @param inserted rows; each table counts
 * @param updated rows
 * @param deleted rows
 * @param selects statements that only read
 * @param locks statements that read in order to lock
 * @param walBytes bytes of write-ahead log
 * @param fsyncs waits of the write-ahead log for the disk
 */
public record DatabaseCounters(
        long commits, long inserted, long updated, long deleted, long selects, long locks, long walBytes, long fsyncs) {

    private static final String NOTHING_BUT_WRITES = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
            + " (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint";

    /** A statement that inserts into several tables says how many rows it has put into the first of them. */
    private static final String STATEMENTS = """
            select coalesce(sum(s.rows * regexp_count(query, 'insert into', 1, 'i')), 0)::bigint,
                   coalesce(sum(s.rows) filter (where query ~* '^\\s*update'), 0)::bigint,
                   coalesce(sum(s.rows) filter (where query ~* '^\\s*delete'), 0)::bigint,
                   coalesce(sum(s.calls) filter (where query ~* '^\\s*(select|with)'
                       and query !~* 'insert into|for (no key )?(key )?(update|share)'), 0)::bigint,
                   coalesce(sum(s.calls) filter (where query ~* '^\\s*(select|with)'
                       and query ~* 'for (no key )?(key )?(update|share)'), 0)::bigint
            from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ?""";

    /** Reads them, for the statements of one database; commits and log are those of the whole server. */
    public static DatabaseCounters read(Connection observer, String database) throws SQLException {
        long[] rows = numbers(observer, STATEMENTS, database, 5);
        long fsyncs = fsyncs(observer);
        long[] writes = numbers(observer, NOTHING_BUT_WRITES, null, 2);
        return new DatabaseCounters(writes[0], rows[0], rows[1], rows[2], rows[3], rows[4], writes[1], fsyncs);
    }

    private static long fsyncs(Connection observer) throws SQLException {
        // Moved in PostgreSQL 18.
        String sql = observer.getMetaData().getDatabaseMajorVersion() >= 18
                ? "select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'"
                : "select wal_sync from pg_stat_wal";
        return numbers(observer, sql, null, 1)[0];
    }

    private static long[] numbers(Connection observer, String sql, @Nullable String parameter, int count)
            throws SQLException {
        try (PreparedStatement statement = observer.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long[] numbers = new long[count];
                for (int each = 0; each < count; each++) {
                    numbers[each] = row.getLong(each + 1);
                }
                return numbers;
            }
        }
    }

    /** What was done since an earlier reading. */
    public DatabaseCounters since(DatabaseCounters before) {
        return new DatabaseCounters(
                commits - before.commits,
                inserted - before.inserted,
                updated - before.updated,
                deleted - before.deleted,
                selects - before.selects,
                locks - before.locks,
                walBytes - before.walBytes,
                fsyncs - before.fsyncs);
    }
}
