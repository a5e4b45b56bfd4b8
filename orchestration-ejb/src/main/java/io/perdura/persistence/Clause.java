package io.perdura.persistence;

import java.util.List;

/**
 * A piece of SQL with its arguments.
 *
 * @param sql with a question mark for each argument
 * @param arguments bound in order, as {@link Sql} says
 */
record Clause(String sql, List<Object> arguments) {

    /** No SQL at all. */
    static final Clause NOTHING = new Clause("", List.of());
}
