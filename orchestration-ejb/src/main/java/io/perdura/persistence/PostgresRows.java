package io.perdura.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows in a statement: as an array for each column, so that one text with one plan serves any number of them; or, in a transaction that is
 * about one run, a single row as plain values, which costs the database half as much.
 *
 * @param columns of all rows
 * @param single whether it is one row, as plain values
 */
record PostgresRows(List<Dialect.Column> columns, boolean single) {

    static PostgresRows of(Sql sql, List<Dialect.Column> columns) {
        return new PostgresRows(columns, sql.ofOneRun() && columns.get(0).values().length == 1);
    }

    String names() {
        return columns.stream().map(Dialect.Column::name).collect(Collectors.joining(", "));
    }

    /** What selects the rows, without the word: a list of parameters, or everything of a function. */
    String values() {
        return single ? parameters("") : "* from " + table();
    }

    /** The rows as a table, if they are arrays. */
    String table() {
        return "unnest(" + parameters("[]") + ")";
    }

    private String parameters(String suffix) {
        return columns.stream().map(column -> "?::" + column.type() + suffix).collect(Collectors.joining(", "));
    }

    /** Inserts the rows, behind a parameter for their namespace; a condition may follow. */
    String insert(String table) {
        return "insert into " + table + " (namespace, " + names() + ") select ?, " + values();
    }

    List<Object> arguments() {
        return columns.stream()
                .<Object>map(column -> single
                        ? new Sql.ValueOf(column.type(), column.values()[0])
                        : new Sql.ArrayOf(column.type(), column.values()))
                .toList();
    }

    /** The arguments of {@link #insert}. */
    Clause arguments(String namespace) {
        List<Object> all = new ArrayList<>();
        all.add(namespace);
        all.addAll(arguments());
        return new Clause("", all);
    }
}
