package io.perdura.persistence;

import io.perdura.engine.port.PartitionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The condition that a row belongs to one of some partitions; its text depends on the number of queues alone. */
final class InPartitions {

    private InPartitions() {}

    /** @param partitions at least one */
    static Clause of(Collection<PartitionId> partitions) {
        SortedMap<String, List<Integer>> queues = new TreeMap<>();
        partitions.stream()
                .sorted(Comparator.naturalOrder())
                .forEach(partition -> queues.computeIfAbsent(partition.taskQueue(), queue -> new ArrayList<>())
                        .add(partition.number()));
        List<Object> arguments = new ArrayList<>();
        queues.forEach((queue, numbers) -> {
            arguments.add(queue);
            arguments.add(Sql.ArrayOf.integers(numbers));
        });
        String condition = queues.keySet().stream()
                .map(queue -> "(task_queue = ? and partition_no = any(?))")
                .collect(Collectors.joining(" or "));
        return new Clause("(" + condition + ")", arguments);
    }
}
