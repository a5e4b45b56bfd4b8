package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rules of {@link LeaseStore}. */
public abstract class LeaseStoreContract extends StoreContract {

    private static final Duration OVER = Duration.ofMillis(-1);
    private static final PartitionId FIRST = new PartitionId(QUEUE, 0);

    @Test
    void a_new_incarnation_ends_the_one_before() {
        OwnerId again = stores.leases().register("node-1", TTL);

        assertThat(again).isEqualTo(new OwnerId("node-1", owner.incarnation() + 1));
        assertThat(stores.leases().renew(owner, TTL)).isFalse();
        assertThat(stores.leases().renew(again, TTL)).isTrue();
    }

    @Test
    void an_expired_incarnation_that_nobody_declared_dead_may_renew() {
        OwnerId late = stores.leases().register("late", OVER);

        assertThat(stores.leases().expired()).containsExactly(late);
        assertThat(stores.leases().renew(late, TTL)).isTrue();
        assertThat(stores.leases().expired()).isEmpty();
    }

    @Test
    void a_dead_incarnation_never_renews() {
        OwnerId late = stores.leases().register("late", OVER);

        assertThat(stores.leases().declareDead(late)).isTrue();
        assertThat(stores.leases().declareDead(late)).isFalse();
        assertThat(stores.leases().renew(late, TTL)).isFalse();
        assertThat(stores.leases().expired()).isEmpty();
    }

    @Test
    void a_living_incarnation_cannot_be_declared_dead() {
        assertThat(stores.leases().declareDead(owner)).isFalse();
        assertThat(stores.leases().renew(owner, TTL)).isTrue();
    }

    @Test
    void the_number_of_partitions_of_a_queue_is_fixed() {
        assertThat(stores.leases().ensurePartitions(QUEUE, 99)).isEqualTo(PARTITIONS);
        assertThat(stores.leases().partitionCount(QUEUE)).isEqualTo(PARTITIONS);
        assertThat(stores.leases().partitionCount("nobody's")).isZero();
        assertThat(stores.leases().ensurePartitions("more", 2)).isEqualTo(2);
        assertThat(stores.leases().partitions())
                .extracting(row -> row.id().toString())
                .containsExactly("more/0", "more/1", "orders/0", "orders/1", "orders/2", "orders/3");
        assertThatThrownBy(() -> stores.leases().ensurePartitions("none", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_free_partition_is_taken_by_one_only() {
        PartitionRecord seen = row(FIRST);
        OwnerId rival = stores.leases().register("node-2", TTL);

        Fence fence = stores.leases().take(seen, owner).orElseThrow();

        assertThat(fence.epoch()).isEqualTo(seen.epoch() + 1);
        assertThat(stores.leases().take(seen, rival)).isEmpty();
        assertThat(row(FIRST)).isEqualTo(new PartitionRecord(FIRST, owner, fence.epoch()));
    }

    @Test
    void a_partition_is_not_taken_from_the_living() {
        stores.leases().take(row(FIRST), owner);
        OwnerId rival = stores.leases().register("node-2", TTL);

        assertThat(stores.leases().take(row(FIRST), rival)).isEmpty();
    }

    @Test
    void a_partition_of_the_dead_is_taken_with_a_new_epoch() {
        OwnerId late = stores.leases().register("late", OVER);
        Fence lost = stores.leases().take(row(FIRST), late).orElseThrow();
        stores.leases().declareDead(late);

        Fence taken = stores.leases().take(row(FIRST), owner).orElseThrow();

        assertThat(taken.epoch()).isEqualTo(lost.epoch() + 1);
    }

    @Test
    void a_partition_of_an_earlier_incarnation_is_taken_by_the_next() {
        stores.leases().take(row(FIRST), owner);
        OwnerId again = stores.leases().register("node-1", TTL);

        assertThat(stores.leases().take(row(FIRST), again)).isPresent();
    }

    @Test
    void a_dead_incarnation_takes_nothing() {
        OwnerId late = stores.leases().register("late", OVER);
        stores.leases().declareDead(late);

        assertThat(stores.leases().take(row(FIRST), late)).isEmpty();
    }

    @Test
    void a_release_gives_the_partition_to_the_successor_under_a_new_epoch() {
        OwnerId next = stores.leases().register("node-2", TTL);
        Fence fence = stores.leases().take(row(FIRST), owner).orElseThrow();

        stores.leases().release(fence, next);
        stores.leases().release(fence, null);

        assertThat(row(FIRST)).isEqualTo(new PartitionRecord(FIRST, next, fence.epoch() + 1));
    }

    @Test
    void a_node_that_leaves_releases_everything_at_once() {
        stores.leases().take(row(FIRST), owner);
        OwnerId next = stores.leases().register("node-2", TTL);

        stores.leases().leave(owner);

        assertThat(stores.leases().renew(owner, TTL)).isFalse();
        assertThat(row(FIRST).owner()).isNull();
        assertThat(stores.leases().take(row(FIRST), next)).isPresent();
    }
}
