package io.perdura.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.workflow.Async;
import io.perdura.workflow.Durable;
import io.perdura.workflow.Nondeterministic;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SideEffectOptions;
import io.perdura.workflow.Workflow;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the inspection follows, what it lets pass, and what suppresses it. */
@SuppressWarnings("all")
class DeterminismInspectionTest {

    private static List<Violation> inspect(Class<?> workflow) {
        return new DeterminismInspection(Set.of()).inspect(workflow);
    }

    // ---- clean code

    @ActivityInterface
    public interface Shop {
        String buy(String what);
    }

    /** Implemented by the wall clock, but a workflow sees the stub only. */
    public static class ClockShop implements Shop {
        @Override
        public String buy(String what) {
            return what + System.currentTimeMillis();
        }
    }

    enum Size {
        SMALL,
        LARGE {
            @Override
            int factor() {
                return 2;
            }
        };

        int factor() {
            return 1;
        }
    }

    record Item(String name, int cents) {
        Item {
            if (name.isBlank()) {
                throw new IllegalArgumentException("no name");
            }
        }
    }

    sealed interface Shape permits Circle, Square {
        int area();
    }

    record Circle(int radius) implements Shape {
        @Override
        public int area() {
            return 3 * radius * radius;
        }
    }

    record Square(int side) implements Shape {
        @Override
        public int area() {
            return side * side;
        }
    }

    static class Clean implements Errand {
        private static final Set<String> KNOWN = Set.of("book", "pen");
        private static final Map<String, Integer> PRICES = Map.of("book", 1200, "pen", 100);
        private static final int[] STEPS = {1, 2, 3};

        @Inject
        @Durable
        Shop shop;

        @Inject
        Logger log;

        private final List<Item> items = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private Size size = Size.SMALL;

        @Override
        public void run() throws Exception {
            Object first = new Item("book", 1200);
            if (first instanceof Item item && KNOWN.contains(item.name())) {
                items.add(item);
            }
            switch (size) {
                case SMALL -> size = Size.LARGE;
                case LARGE -> log.info("large {}", size.factor());
            }
            String text = switch (items.get(0).name()) {
                case "book" -> "a book for " + PRICES.get("book") + " and " + STEPS.length;
                default -> "nothing";
            };
            Map<String, List<Item>> byName = items.stream().collect(Collectors.groupingBy(Item::name));
            List<Item> sorted =
                    items.stream().sorted(Comparator.comparing(Item::cents)).toList();
            for (Map.Entry<String, List<Item>> entry : new HashMap<>(byName).entrySet()) {
                seen.add(entry.getKey());
            }
            for (String name : seen) {
                shop.buy(name + text + sorted);
            }
            Promise<String> later = Async.function(shop::buy, "pen");
            Workflow.await(Duration.ofHours(1), () -> later.isCompleted());
            UUID id = Workflow.sideEffect(UUID.class, UUID::randomUUID, SideEffectOptions.getDefaultInstance());
            long now = Workflow.sideEffect(Long.class, () -> System.currentTimeMillis());
            Instant instant = Instant.ofEpochMilli(Workflow.currentTimeMillis() + now);
            Shape shape = new Circle(2);
            log.info("{} {} {}", id, instant, shape.area() + new java.util.Random(7).nextInt());
            try {
                new Item("", 0);
            } catch (IllegalArgumentException expected) {
                throw new Exception("bad item: " + expected.getMessage(), expected);
            } finally {
                items.clear();
            }
        }
    }

    @Test
    void ordinary_java_passes() {
        assertThat(inspect(Clean.class)).isEmpty();
    }

    // ---- what is followed

    static class InLambda implements Errand {
        @Override
        public void run() {
            Supplier<Instant> later = () -> Instant.now();
            later.get();
        }
    }

    @Test
    void a_lambda_belongs_to_the_method_around_it() {
        assertThat(inspect(InLambda.class)).singleElement().satisfies(violation -> {
            assertThat(violation.method()).isEqualTo("run");
            assertThat(violation.what()).isEqualTo("Instant.now()");
            assertThat(violation.instead()).contains("Workflow.currentTimeMillis()");
        });
    }

    static class ByReference implements Errand {
        @Override
        public void run() {
            Workflow.newPromise().thenApply(ignored -> List.of(1).stream().map(n -> UUID.randomUUID()));
            Supplier<UUID> ids = UUID::randomUUID;
        }
    }

    @Test
    void method_references_and_lambdas_in_lambdas_are_followed() {
        assertThat(inspect(ByReference.class)).hasSize(2).allMatch(violation -> violation.family() == Family.CHANCE);
    }

    interface Pricing {
        long price();
    }

    static class FlatPricing implements Pricing {
        @Override
        public long price() {
            return 1;
        }
    }

    static class HourlyPricing extends FlatPricing {
        @Override
        public long price() {
            return System.nanoTime();
        }
    }

    static class ByField implements Errand {
        private final Pricing pricing = new HourlyPricing();

        @Override
        public void run() {
            pricing.price();
        }
    }

    static class ByOtherField implements Errand {
        private final Pricing pricing = new FlatPricing();

        @Override
        public void run() {
            pricing.price();
        }
    }

    @Test
    void an_interface_leads_to_the_classes_that_the_workflow_makes() {
        assertThat(inspect(ByField.class)).hasSize(1);
        assertThat(inspect(ByOtherField.class)).isEmpty();
    }

    static class ByCallback implements Errand {
        @Override
        public void run() {
            List<String> names = new ArrayList<>(List.of("b", "a"));
            names.sort(new Comparator<String>() {
                @Override
                public int compare(String left, String right) {
                    return Math.random() < 0.5 ? 1 : -1;
                }
            });
        }
    }

    @Test
    void what_an_object_overrides_is_followed_also_when_only_the_jdk_calls_it() {
        assertThat(inspect(ByCallback.class))
                .singleElement()
                .satisfies(violation -> assertThat(violation.className()).contains("ByCallback$1"));
    }

    static class StaticallyInitialized {
        static final long BEGIN = System.currentTimeMillis();
        static final String NAME = "x";

        static String name() {
            return NAME;
        }
    }

    static class ByInitializer implements Errand {
        @Override
        public void run() {
            StaticallyInitialized.name();
        }
    }

    @Test
    void static_initializers_are_followed() {
        assertThat(inspect(ByInitializer.class)).hasSize(1);
    }

    static class MyThread extends Thread {}

    static class BySubclass implements Errand {
        @Override
        public void run() {
            new MyThread().start();
        }
    }

    @Test
    void what_is_inherited_from_outside_is_judged_too() {
        assertThat(inspect(BySubclass.class))
                .anyMatch(violation -> violation.what().endsWith("MyThread.start()"));
    }

    static class All implements Errand {
        @Override
        public void run() throws Exception {
            Thread.sleep(1);
            System.getenv("X");
            Math.random();
        }
    }

    @Test
    void all_places_are_reported() {
        assertThat(inspect(All.class))
                .extracting(Violation::family)
                .containsExactly(Family.SLEEP, Family.ENVIRONMENT, Family.CHANCE);
    }

    static class Injected implements Errand {
        @Inject
        Shop shop;

        @Override
        public void run() {}
    }

    @Test
    void only_durable_stubs_and_the_logger_are_injected() {
        assertThat(inspect(Injected.class)).singleElement().satisfies(violation -> {
            assertThat(violation.family()).isEqualTo(Family.INJECTION);
            assertThat(violation.message()).contains("in field shop").contains("@Durable");
        });
    }

    static class Guarded implements Errand {
        private synchronized void inside() {}

        @Override
        public void run() {
            inside();
        }
    }

    @Test
    void a_synchronized_method_is_a_lock() {
        assertThat(inspect(Guarded.class)).extracting(Violation::what).containsExactly("a synchronized method");
    }

    // ---- suppression

    static class Explained implements Errand {
        @Override
        public void run() {
            log("x");
            Cache.get();
        }

        @Nondeterministic(reason = "for people only, no command depends on it")
        private void log(String text) {
            List.of(text).forEach(line -> System.out.println(line));
        }
    }

    @Nondeterministic(reason = "always the same answer")
    static class Cache {
        private static final Map<String, String> VALUES = new HashMap<>();

        static String get() {
            return VALUES.computeIfAbsent("zone", key -> System.getProperty("user.timezone"));
        }
    }

    @Test
    void a_reason_suppresses_a_method_with_its_lambdas_and_a_class() {
        assertThat(inspect(Explained.class)).isEmpty();
    }

    static class Unexplained implements Errand {
        @Override
        @Nondeterministic(reason = " ")
        public void run() {
            System.nanoTime();
        }
    }

    @Test
    void a_blank_reason_is_refused() {
        assertThat(inspect(Unexplained.class)).extracting(Violation::family).containsExactly(Family.SUPPRESSION);
    }
}
