package io.perdura.persistence;

import io.perdura.engine.port.Fence;
import io.perdura.engine.port.PartitionId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first statement of every fenced transaction: the rows of its partitions, locked in key order and held to the commit. A
 * plain read would be no fence, since ownership could change between it and the commit.
 */
final class Fences {

    /** Longer than the database lets a commit's transaction stay idle. */
    static final Duration ABANDONED_COMMIT = Duration.ofSeconds(5);

    private final Database database;
    private final Sql sql;

    Fences(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** As {@link #lock}, yet waits for a transaction whose connection was lost, until the database has ended it. */
    Set<Fence> lockPatiently(Collection<Fence> fences) throws SQLException {
        database.dialect().waitForLocks(sql, ABANDONED_COMMIT);
        return lock(fences, "");
    }

    /** Locks the partitions of all fences, and answers the fences that still hold. Waits for a fifth of a second at most. */
    Set<Fence> lock(Collection<Fence> fences) throws SQLException {
        return lock(fences, database.dialect().commitLimits());
    }

    private Set<Fence> lock(Collection<Fence> fences, String limits) throws SQLException {
        Set<Fence> holding = new HashSet<>();
        for (Map.Entry<String, SortedMap<Integer, Long>> queue : byQueue(fences).entrySet()) {
            Clause select = select(queue.getKey(), any(queue.getValue()), limits, "");
            holding.addAll(sql.query(
                    select.sql(),
                    row -> new Fence(new PartitionId(queue.getKey(), row.getInt(1)), row.getLong(2)),
                    select));
        }
        holding.retainAll(fences);
        return holding;
    }

    /**
     * Locks the partitions of all fences; the database refuses the transaction unless all hold.
     *
     * @param whole whether the transaction is sent as a whole: then it waits for no lock
     */
    void require(Requirements requirements, Collection<Fence> fences, boolean whole) throws SQLException {
        Dialect dialect = database.dialect();
        Held held = whole
                ? held(fences, dialect.wholeCommitLimits(), " skip locked")
                : held(fences, dialect.commitLimits(), "");
        requirements.hold(held.tables(), held.condition(), "a partition has another owner");
    }

    /**
     * Common table expressions that lock the partitions of all fences, and a condition that is true when all of them hold and nobody else
     * has locked them: for the one statement of a transaction, on databases that take arrays. It waits for no lock.
     */
    Held held(Collection<Fence> fences) {
        return held(fences, "", " skip locked");
    }

    private Held held(Collection<Fence> fences, String limits, String waiting) {
        List<String> tables = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        List<Object> locking = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        byQueue(fences).forEach((queue, epochs) -> {
            boolean one = epochs.size() == 1;
            Clause select = select(queue, one ? only(epochs) : any(epochs), limits, waiting);
            String name = "fence_" + tables.size();
            tables.add(name + " as materialized (" + select.sql() + ")");
            locking.addAll(select.arguments());
            conditions.add("(select " + (one ? "epoch" : "array_agg(epoch order by partition_no)") + " from " + name
                    + ") = ?");
            expected.add(
                    one
                            ? epochs.get(epochs.firstKey())
                            : new Sql.ArrayOf("int8", epochs.values().toArray()));
        });
        return new Held(
                new Clause(String.join(", ", tables), locking), new Clause(String.join(" and ", conditions), expected));
    }

    /** Common table expressions, and a condition over them. */
    record Held(Clause tables, Clause condition) {}

    private static SortedMap<String, SortedMap<Integer, Long>> byQueue(Collection<Fence> fences) {
        SortedMap<String, SortedMap<Integer, Long>> epochs = new TreeMap<>();
        for (Fence fence : fences) {
            epochs.computeIfAbsent(fence.partition().taskQueue(), queue -> new TreeMap<>())
                    .put(fence.partition().number(), fence.epoch());
        }
        return epochs;
    }

    private static Clause any(SortedMap<Integer, Long> epochs) {
        return new Clause("partition_no = any(?)", List.of(Sql.ArrayOf.integers(epochs.keySet())));
    }

    private static Clause only(SortedMap<Integer, Long> epochs) {
        return new Clause("partition_no = ?", List.of(epochs.firstKey()));
    }

    private Clause select(String taskQueue, Clause numbers, String limits, String waiting) {
        return new Clause(
                "select partition_no, epoch from pd_partition where namespace = ? and task_queue = ? and "
                        + numbers.sql()
                        + limits + " order by partition_no "
                        + database.dialect().forNoKeyUpdate() + waiting,
                List.of(database.namespace(), taskQueue, numbers));
    }
}
