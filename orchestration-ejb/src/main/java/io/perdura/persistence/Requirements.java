package io.perdura.persistence;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told to a database that takes several statements at once: conditions, of which one that does not hold makes it refuse
 * the whole transaction, the commit that was sent along included. Everything is sent later, with the next {@linkplain Sql#flush flush}.
 */
interface Requirements {

    /**
     * Requires a condition.
     *
     * @param tables common table expressions that it looks at, or empty
     * @param why what a reader of the database's log is told of the refusal
     */
    void hold(Clause tables, Clause condition, String why) throws SQLException;

    /**
     * Requires that a select finds all these rows as they are given.
     *
     * @param values expressions over the columns of {@code select}, one for each of the expected columns
     */
    void rows(Clause select, String values, List<Dialect.Column> expected, String why) throws SQLException;

    /** Inserts rows if the fences hold, else none; the answer is how many. */
    Sql.Answer<Integer> insertIf(Fences.Held held, Rows rows) throws SQLException;

    /**
     * Inserts rows but for those whose key is taken, and what belongs to those that were inserted, by one statement.
     *
     * @param held fences without which nothing is inserted, or null
     * @param arbiter the first column is, with the namespace, the key; it is a text
     * @param belonging to them by the column {@code run_id}, which all have
     * @return the keys of the rows that were inserted, and null among them if the fences do not hold
     */
    Sql.Answer<@Nullable String> insertWhereFree(Fences.@Nullable Held held, Rows arbiter, List<Rows> belonging)
            throws SQLException;

    /** Rows of the namespace to insert into a table. */
    record Rows(String table, List<Dialect.Column> columns) {}
}
