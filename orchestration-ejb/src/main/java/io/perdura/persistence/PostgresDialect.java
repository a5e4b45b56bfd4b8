package io.perdura.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 13 and later. */
final class PostgresDialect implements Dialect {

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String session() {
        return "pg_backend_pid()";
    }

    @Override
    public String now() {
        return "clock_timestamp()";
    }

    @Override
    public String nowPlusMillis() {
        return "clock_timestamp() + ? * interval '1 millisecond'";
    }

    /** A node that is stopped in the middle of a commit loses its locks after three seconds, not when it wakes. */
    @Override
    public String commitLimits() {
        return " and set_config('lock_timeout', '200ms', true) is not null"
                + " and set_config('idle_in_transaction_session_timeout', '3s', true) is not null"
                + wholeCommitLimits();
    }

    /** Everything that a commit looks for has an index, which a plan that was made for an empty table would not use. */
    @Override
    public String wholeCommitLimits() {
        return " and set_config('enable_seqscan', 'off', true) is not null";
    }

    @Override
    public String forNoKeyUpdate() {
        return "for no key update";
    }

    @Override
    public String forKeyShare() {
        return "for key share";
    }

    /** Arrays keep the statement's text the same for any number of rows, so that it stays prepared. */
    @Override
    public Clause keyIn(Sql sql, String table, String namespace, List<KeyColumn> key, List<? extends List<?>> rows) {
        if (sql.ofOneRun() && rows.size() == 1) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(namespace);
            arguments.addAll(rows.get(0));
            return new Clause(
                    "namespace = ?"
                            + key.stream()
                                    .map(column -> " and " + column.name() + " = ?")
                                    .collect(Collectors.joining()),
                    arguments);
        }
        List<Object> arrays = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            int column = i;
            Object[] values = rows.stream().map(row -> row.get(column)).toArray();
            arrays.add(new Sql.ArrayOf(key.get(i).type(), values));
        }
        if (key.size() == 1) {
            return new Clause(
                    "namespace = ? and " + key.get(0).name() + " = any(?)", List.of(namespace, arrays.get(0)));
        }
        List<String> names = key.stream().map(KeyColumn::name).toList();
        String casts = key.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        arrays.add(namespace);
        return new Clause(
                "ctid = any(array(select found.ctid from unnest(" + casts + ") as wanted (" + String.join(", ", names)
                        + ")" + found(table, names) + "))",
                arrays);
    }

    /**
     * Looks one row after the other up by its key. As a plain join, the planner takes a queue that it knows nothing of for so small
     * that it reads all of the namespace.
     */
    private static String found(String table, List<String> key) {
        String same = key.stream()
                .map(name -> " and row." + name + " = wanted." + name)
                .collect(Collectors.joining());
        return " cross join lateral (select row.ctid from " + table + " row where row.namespace = ?" + same
                + " offset 0) found";
    }

    @Override
    public boolean insertUnlessTaken(Sql sql, String insert, @Nullable Object... arguments) throws SQLException {
        return sql.update(insert + " on conflict do nothing", arguments) == 1;
    }

    @Override
    public boolean sendsTogether() {
        return true;
    }

    @Override
    public Optional<Requirements> requirements(String namespace, Sql sql) {
        return Optional.of(new PostgresRequirements(namespace, sql));
    }

    @Override
    public Sql.Answer<String> insertWhereFree(Sql sql, String table, String namespace, List<Column> columns)
            throws SQLException {
        PostgresRows rows = PostgresRows.of(sql, columns);
        return sql.later(
                rows.insert(table) + " on conflict do nothing returning "
                        + columns.get(0).name(),
                row -> row.getString(1),
                rows.arguments(namespace));
    }

    @Override
    public void insertAll(Sql sql, String table, String namespace, List<Column> columns) throws SQLException {
        PostgresRows rows = PostgresRows.of(sql, columns);
        sql.updateLater(rows.insert(table), rows.arguments(namespace));
    }

    @Override
    public void updateAll(
            Sql sql, String table, String namespace, List<Column> key, List<Column> values, String constant)
            throws SQLException {
        if (sql.ofOneRun() && key.get(0).values().length == 1) {
            updateOne(sql, table, namespace, key, values, constant);
            return;
        }
        List<Column> columns = new ArrayList<>(key);
        columns.addAll(values);
        PostgresRows rows = new PostgresRows(columns, false);
        String changes = values.stream()
                .map(column -> column.name() + " = changed." + column.name())
                .collect(Collectors.joining(", "));
        List<Object> arguments = new ArrayList<>(rows.arguments());
        arguments.add(namespace);
        String update = "update " + table + " set " + changes + constant + " from ";
        if (key.size() == 1) {
            String name = key.get(0).name();
            sql.updateLater(
                    update + rows.table() + " as changed (" + rows.names() + ") where " + table + ".namespace = ? and "
                            + table + "." + name + " = changed." + name,
                    arguments.toArray());
        } else {
            sql.updateLater(
                    update + "(select wanted.*, found.ctid as place from " + rows.table() + " as wanted ("
                            + rows.names()
                            + ")" + found(table, key.stream().map(Column::name).toList()) + " offset 0) changed where "
                            + table
                            + ".ctid = changed.place",
                    arguments.toArray());
        }
    }

    private static void updateOne(
            Sql sql, String table, String namespace, List<Column> key, List<Column> values, String constant)
            throws SQLException {
        PostgresRows changed = new PostgresRows(values, true);
        PostgresRows wanted = new PostgresRows(key, true);
        List<Object> arguments = new ArrayList<>(changed.arguments());
        arguments.add(namespace);
        arguments.addAll(wanted.arguments());
        sql.updateLater(
                "update " + table + " set " + assignments(values, ", ") + constant + " where namespace = ? and "
                        + assignments(key, " and "),
                arguments.toArray());
    }

    private static String assignments(List<Column> columns, String between) {
        return columns.stream()
                .map(column -> column.name() + " = ?::" + column.type())
                .collect(Collectors.joining(between));
    }

    @Override
    public void planAnew(Sql sql, boolean anew) throws SQLException {
        sql.later(
                "select set_config('plan_cache_mode', ?, true)",
                row -> true,
                anew ? "force_custom_plan" : "force_generic_plan");
    }

    @Override
    public String analyze() {
        return "analyze (skip_locked) pd_current, pd_execution, pd_history, pd_inbox, pd_activity";
    }

    @Override
    public void waitForLocks(Sql sql, Duration atMost) throws SQLException {
        sql.query("select set_config('lock_timeout', ?, true)", row -> true, atMost.toMillis() + "ms");
    }
}
