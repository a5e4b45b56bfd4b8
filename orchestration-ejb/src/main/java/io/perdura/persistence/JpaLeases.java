package io.perdura.persistence;

import io.perdura.engine.port.Fence;
import io.perdura.engine.port.LeaseStore;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.PartitionRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes and partitions in the database, by the database's clock. */
final class JpaLeases implements LeaseStore {

    /** A node's name is forgotten this long after its death, so that names made at random do not pile up. */
    private static final Duration FORGET_AFTER = Duration.ofDays(7);

    private static final String ALIVE =
            "exists (select 1 from pd_node where namespace = ? and node = ? and incarnation = ? and state = 'ALIVE')";

    private final Database database;
    private final Addresses addresses;

    JpaLeases(Database database, Addresses addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    @Override
    public OwnerId register(String node, Duration ttl) {
        Dialect dialect = database.dialect();
        return database.own("registering node " + node, (entities, sql) -> {
            sql.update(
                    "delete from pd_node where namespace = ? and state = 'DEAD' and node <> ? and expires_at < "
                            + dialect.nowPlusMillis(),
                    database.namespace(),
                    node,
                    -FORGET_AFTER.toMillis());
            dialect.insertUnlessTaken(
                    sql,
                    "insert into pd_node (namespace, node, incarnation, expires_at, state) values (?, ?, 0, "
                            + dialect.now() + ", 'DEAD')",
                    database.namespace(),
                    node);
            sql.update(
                    "update pd_node set incarnation = incarnation + 1, state = 'ALIVE', expires_at = "
                            + dialect.nowPlusMillis() + " where namespace = ? and node = ?",
                    ttl.toMillis(),
                    database.namespace(),
                    node);
            return sql.query(
                            "select incarnation from pd_node where namespace = ? and node = ?",
                            row -> new OwnerId(node, row.getLong(1)),
                            database.namespace(),
                            node)
                    .get(0);
        });
    }

    @Override
    public boolean renew(OwnerId owner, Duration ttl) {
        return database.own(
                "renewing the lease of " + owner,
                (entities, sql) -> sql.update(
                                "update pd_node set expires_at = "
                                        + database.dialect().nowPlusMillis()
                                        + " where namespace = ? and node = ? and incarnation = ? and state = 'ALIVE'",
                                ttl.toMillis(),
                                database.namespace(),
                                owner.node(),
                                owner.incarnation())
                        == 1);
    }

    @Override
    public void leave(OwnerId owner) {
        database.own("the leaving of " + owner, (entities, sql) -> {
            database.dialect().waitForLocks(sql, Fences.ABANDONED_COMMIT);
            sql.update(
                    "update pd_partition set owner = null, owner_incarnation = null, epoch = epoch + 1"
                            + " where namespace = ? and owner = ? and owner_incarnation = ?",
                    database.namespace(),
                    owner.node(),
                    owner.incarnation());
            return bury(sql, owner);
        });
    }

    /** Whoever inserts partition 0 creates the others in the same transaction; a rival waits for that and then counts. */
    @Override
    public int ensurePartitions(String taskQueue, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "task queue '" + taskQueue + "' needs at least one partition, but was asked for " + count);
        }
        return database.own("creating the partitions of queue " + taskQueue, (entities, sql) -> {
            if (addresses.partitionCount(sql, taskQueue) == 0 && insertPartition(sql, taskQueue, 0)) {
                for (int number = 1; number < count; number++) {
                    insertPartition(sql, taskQueue, number);
                }
                return count;
            }
            return addresses.partitionCount(sql, taskQueue);
        });
    }

    private boolean insertPartition(Sql sql, String taskQueue, int number) throws SQLException {
        return database.dialect()
                .insertUnlessTaken(
                        sql,
                        "insert into pd_partition (namespace, task_queue, partition_no, epoch) values (?, ?, ?, 0)",
                        database.namespace(),
                        taskQueue,
                        number);
    }

    @Override
    public int partitionCount(String taskQueue) {
        return database.own(
                "counting the partitions of queue " + taskQueue,
                (entities, sql) -> addresses.partitionCount(sql, taskQueue));
    }

    @Override
    public List<PartitionRecord> partitions() {
        return database.own(
                "reading the partitions",
                (entities, sql) -> sql.query(
                        "select task_queue, partition_no, owner, owner_incarnation, epoch from pd_partition"
                                + " where namespace = ? order by task_queue, partition_no",
                        JpaLeases::partition,
                        database.namespace()));
    }

    private static PartitionRecord partition(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        return new PartitionRecord(
                new PartitionId(row.getString("task_queue"), row.getInt("partition_no")),
                owner == null ? null : new OwnerId(owner, row.getLong("owner_incarnation")),
                row.getLong("epoch"));
    }

    @Override
    public List<OwnerId> expired() {
        return database.own(
                "looking for expired nodes",
                (entities, sql) -> sql.query(
                        "select node, incarnation from pd_node where namespace = ? and state = 'ALIVE' and expires_at < "
                                + database.dialect().now() + " order by node",
                        row -> new OwnerId(row.getString(1), row.getLong(2)),
                        database.namespace()));
    }

    @Override
    public boolean declareDead(OwnerId owner) {
        return database.own("declaring " + owner + " dead", (entities, sql) -> {
            boolean expired = !sql.query(
                            "select incarnation from pd_node where namespace = ? and node = ? and incarnation = ?"
                                    + " and state = 'ALIVE' and expires_at < "
                                    + database.dialect().now() + " for update",
                            row -> row.getLong(1),
                            database.namespace(),
                            owner.node(),
                            owner.incarnation())
                    .isEmpty();
            return expired && bury(sql, owner);
        });
    }

    private boolean bury(Sql sql, OwnerId owner) throws SQLException {
        return sql.update(
                        "update pd_node set state = 'DEAD' where namespace = ? and node = ? and incarnation = ?"
                                + " and state = 'ALIVE'",
                        database.namespace(),
                        owner.node(),
                        owner.incarnation())
                == 1;
    }

    /** The update waits for the lock that the old owner's last commit holds. */
    @Override
    public Optional<Fence> take(PartitionRecord seen, OwnerId me) {
        OwnerId owner = seen.owner();
        return database.own("taking partition " + seen.id(), (entities, sql) -> {
            database.dialect().waitForLocks(sql, Fences.ABANDONED_COMMIT);
            String take =
                    "update pd_partition set owner = ?, owner_incarnation = ?, epoch = epoch + 1 where namespace = ?"
                            + " and task_queue = ? and partition_no = ? and epoch = ? and " + ALIVE;
            int taken = owner == null
                    ? sql.update(
                            take + " and owner is null",
                            me.node(),
                            me.incarnation(),
                            database.namespace(),
                            seen.id().taskQueue(),
                            seen.id().number(),
                            seen.epoch(),
                            database.namespace(),
                            me.node(),
                            me.incarnation())
                    : sql.update(
                            take + " and owner = ? and owner_incarnation = ? and not " + ALIVE,
                            me.node(),
                            me.incarnation(),
                            database.namespace(),
                            seen.id().taskQueue(),
                            seen.id().number(),
                            seen.epoch(),
                            database.namespace(),
                            me.node(),
                            me.incarnation(),
                            owner.node(),
                            owner.incarnation(),
                            database.namespace(),
                            owner.node(),
                            owner.incarnation());
            return taken == 1 ? Optional.of(new Fence(seen.id(), seen.epoch() + 1)) : Optional.empty();
        });
    }

    @Override
    public void release(Fence fence, @Nullable OwnerId successor) {
        database.own("releasing partition " + fence.partition(), (entities, sql) -> {
            database.dialect().waitForLocks(sql, Fences.ABANDONED_COMMIT);
            return sql.update(
                    "update pd_partition set owner = ?, owner_incarnation = ?, epoch = epoch + 1 where namespace = ?"
                            + " and task_queue = ? and partition_no = ? and epoch = ?",
                    successor == null ? null : successor.node(),
                    successor == null ? null : successor.incarnation(),
                    database.namespace(),
                    fence.partition().taskQueue(),
                    fence.partition().number(),
                    fence.epoch());
        });
    }
}
