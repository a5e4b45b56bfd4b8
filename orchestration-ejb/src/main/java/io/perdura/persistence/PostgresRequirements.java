package io.perdura.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                (tables.sql().isEmpty() ? "" : "with " + tables.sql()) + " select case when " + condition.sql()
                        + " then 0 else ('Perdura commits step by step: " + why
                        + "' || repeat(' ', count(*)::int))::int end",
                row -> row.getInt(1),
                tables,
                condition);
    }

    @Override
    public void rows(Clause select, String values, List<Dialect.Column> expected, String why) throws SQLException {
        PostgresRows rows = PostgresRows.of(sql, expected);
        List<Object> arguments = new ArrayList<>(rows.arguments());
        String condition;
        if (rows.single()) {
            condition = "exists (select 1 from found where (" + values + ") = (" + rows.values() + "))";
        } else {
            condition = "(select count(*) from found where (" + values + ") in (select " + rows.values() + ")) = ?";
            arguments.add(expected.get(0).values().length);
        }
        hold(
                new Clause("found as materialized (" + select.sql() + ")", List.of(select)),
                new Clause(condition, arguments),
                why);
    }

    @Override
    public Sql.Answer<Integer> insertIf(Fences.Held held, Rows inserted) throws SQLException {
        PostgresRows rows = PostgresRows.of(sql, inserted.columns());
        return sql.updateLater(
                "with " + held.tables().sql() + " " + rows.insert(inserted.table()) + " where "
                        + held.condition().sql(),
                held.tables(),
                rows.arguments(namespace),
                held.condition());
    }

    @Override
    public Sql.Answer<@Nullable String> insertWhereFree(Fences.@Nullable Held held, Rows arbiter, List<Rows> belonging)
            throws SQLException {
        String key = arbiter.columns().get(0).name();
        PostgresRows first = PostgresRows.of(sql, arbiter.columns());
        List<String> tables = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (held != null) {
            tables.add(held.tables().sql());
            tables.add(
                    "held as materialized (select 1 where " + held.condition().sql() + ")");
            arguments.add(held.tables());
            arguments.add(held.condition());
        }
        tables.add("free as (" + first.insert(arbiter.table())
                + (held == null ? "" : " where exists (select 1 from held)")
                + " on conflict do nothing returning " + key + ", run_id)");
        arguments.add(first.arguments(namespace));
        for (Rows each : belonging) {
            PostgresRows rows = PostgresRows.of(sql, each.columns());
            tables.add("rows_" + tables.size() + " as (" + rows.insert(each.table())
                    + (rows.single()
                            ? " from free"
                            : " as new (" + rows.names() + ") where run_id in (select run_id from free)")
                    + ")");
            arguments.add(rows.arguments(namespace));
        }
        return sql.later(
                "with " + String.join(", ", tables) + " select " + key + " from free"
                        + (held == null ? "" : " union all select null where not exists (select 1 from held)"),
                row -> row.getString(1),
                arguments.toArray());
    }
}
