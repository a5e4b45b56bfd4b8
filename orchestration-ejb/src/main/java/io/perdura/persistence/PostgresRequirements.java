package io.perdura.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Requirements in one round trip: PostgreSQL skips what follows a failed statement, and what fails is a cast of a text to a number. */
final class PostgresRequirements implements Requirements {

    private final String namespace;
    private final Sql sql;

    PostgresRequirements(String namespace, Sql sql) {
        this.namespace = namespace;
        this.sql = sql;
    }

    /** What counts keeps the planner from casting the text while it plans, when it would always fail. */
    @Override
    public void hold(Clause tables, Clause condition, String why) throws SQLException {
        sql.later(
                tables.sql() + " select case when " + condition.sql() + " then 0 else ('Perdura commits step by step: "
                        + why + "' || repeat(' ', count(*)::int))::int end",
                row -> row.getInt(1),
                tables,
                condition);
    }

    @Override
    public void rows(Clause select, String values, List<Dialect.Column> expected, String why) throws SQLException {
        List<Object> arguments = new ArrayList<>(PostgresDialect.arrays(expected));
        arguments.add(expected.get(0).values().length);
        hold(
                new Clause("with found as materialized (" + select.sql() + ")", List.of(select)),
                new Clause(
                        "(select count(*) from found where (" + values + ") in (select * from unnest("
                                + PostgresDialect.casts(expected) + "))) = ?",
                        arguments),
                why);
    }

    @Override
    public Sql.Answer<Integer> insertIf(Fences.Held held, Rows rows) throws SQLException {
        return sql.updateLater(
                held.with().sql() + " " + PostgresDialect.insert(rows.table(), rows.columns()) + " where "
                        + held.condition().sql(),
                held.with(),
                PostgresDialect.rows(namespace, rows.columns()),
                held.condition());
    }

    @Override
    public Sql.Answer<String> insertWhereFree(Rows arbiter, List<Rows> belonging) throws SQLException {
        String key = arbiter.columns().get(0).name();
        List<String> tables = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        tables.add("free as (" + PostgresDialect.insert(arbiter.table(), arbiter.columns())
                + " on conflict do nothing returning " + key + ", run_id)");
        arguments.add(PostgresDialect.rows(namespace, arbiter.columns()));
        for (Rows rows : belonging) {
            String names = rows.columns().stream().map(Dialect.Column::name).collect(Collectors.joining(", "));
            tables.add("rows_" + tables.size() + " as (" + PostgresDialect.insert(rows.table(), rows.columns())
                    + " as new (" + names + ") where run_id in (select run_id from free))");
            arguments.add(PostgresDialect.rows(namespace, rows.columns()));
        }
        return sql.later(
                "with " + String.join(", ", tables) + " select " + key + " from free",
                row -> row.getString(1),
                arguments.toArray());
    }
}
