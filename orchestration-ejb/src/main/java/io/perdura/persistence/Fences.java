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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

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
        return lock(fences, "").get();
    }

    /** Locks the partitions of all fences, and answers the fences that still hold. Waits for a fifth of a second at most. */
    Supplier<Set<Fence>> lock(Collection<Fence> fences) throws SQLException {
        return lock(fences, database.dialect().commitLimits());
    }

    /** A condition: these fences, locked before, all hold. For databases that take arrays. */
    Clause hold(List<Fence> fences) {
        return new Clause(
                "(select count(*) from unnest(?::varchar[], ?::int4[], ?::int8[]) as wanted (task_queue, partition_no, epoch)"
                        + " join pd_partition held on held.namespace = ? and held.task_queue = wanted.task_queue"
                        + " and held.partition_no = wanted.partition_no and held.epoch = wanted.epoch) = ?",
                List.of(
                        new Sql.ArrayOf("varchar", fences.stream().map(fence -> fence.partition().taskQueue()).toArray()),
                        new Sql.ArrayOf("int4", fences.stream().map(fence -> fence.partition().number()).toArray()),
                        new Sql.ArrayOf("int8", fences.stream().map(Fence::epoch).toArray()),
                        database.namespace(),
                        fences.size()));
    }

    private Supplier<Set<Fence>> lock(Collection<Fence> fences, String limits) throws SQLException {
        Map<String, SortedSet<Integer>> numbers = new TreeMap<>();
        for (Fence fence : fences) {
            numbers.computeIfAbsent(fence.partition().taskQueue(), queue -> new TreeSet<>())
                    .add(fence.partition().number());
        }
        List<Sql.Answer<Fence>> answers = new ArrayList<>();
        for (Map.Entry<String, SortedSet<Integer>> queue : numbers.entrySet()) {
            answers.add(sql.later(
                    "select partition_no, epoch from pd_partition where namespace = ? and task_queue = ?"
                            + " and partition_no = any(?)" + limits + " order by partition_no "
                            + database.dialect().forNoKeyUpdate(),
                    row -> new Fence(new PartitionId(queue.getKey(), row.getInt(1)), row.getLong(2)),
                    database.namespace(),
                    queue.getKey(),
                    Sql.ArrayOf.integers(queue.getValue())));
        }
        return () -> {
            Set<Fence> holding = new HashSet<>();
            answers.forEach(answer -> holding.addAll(answer.rows()));
            holding.retainAll(fences);
            return holding;
        };
    }
}
