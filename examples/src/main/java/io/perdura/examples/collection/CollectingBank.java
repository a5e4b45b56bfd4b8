package io.perdura.examples.collection;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bank that keeps its books in memory. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class CollectingBank implements CollectionActivities {

    private final Map<String, Map<String, Long>> books = new ConcurrentHashMap<>();

    @Override
    public void depositSum(String account, String deposit, long cents) {
        books.computeIfAbsent(account, name -> new ConcurrentHashMap<>()).putIfAbsent(deposit, cents);
    }

    long balanceCents(String account) {
        return books.getOrDefault(account, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
