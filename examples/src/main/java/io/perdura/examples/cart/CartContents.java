package io.perdura.examples.cart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a cart holds: pieces by article, in the order in which the articles came. Each change says what was wrong with it. */
final class CartContents {

    static final int MAXIMUM_ARTICLES = 1_000;
    static final int MAXIMUM_QUANTITY = 10_000;

    private final Map<String, Integer> quantities = new LinkedHashMap<>();

    Optional<String> add(@Nullable CartItem item) {
        if (item == null || item.sku() == null || item.sku().isBlank()) {
            return Optional.of("it names no sku");
        }
        int before = quantities.getOrDefault(item.sku(), 0);
        if (item.quantity() < 1 || item.quantity() > MAXIMUM_QUANTITY - before) {
            return Optional.of("%d of '%s' to the %d that are there, expected at least 1 and not more than %d together"
                    .formatted(item.quantity(), item.sku(), before, MAXIMUM_QUANTITY));
        }
        if (before == 0 && quantities.size() == MAXIMUM_ARTICLES) {
            return Optional.of("it holds %d articles, which is the limit".formatted(MAXIMUM_ARTICLES));
        }
        quantities.put(item.sku(), before + item.quantity());
        return Optional.empty();
    }

    Optional<String> remove(@Nullable String sku) {
        return quantities.remove(sku) == null ? Optional.of("there is no '%s' in it".formatted(sku)) : Optional.empty();
    }

    List<CartItem> items() {
        return quantities.entrySet().stream()
                .map(entry -> new CartItem(entry.getKey(), entry.getValue()))
                .toList();
    }

    long totalQuantity() {
        return quantities.values().stream().mapToLong(Integer::longValue).sum();
    }
}
