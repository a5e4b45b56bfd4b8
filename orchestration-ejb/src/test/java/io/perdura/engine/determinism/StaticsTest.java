package io.perdura.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A static collection is a constant until somebody changes it. */
@SuppressWarnings("all")
class StaticsTest {

    private static List<Violation> inspect(Class<?> workflow) {
        return new DeterminismInspection(Set.of()).inspect(workflow);
    }

    private static void assertTold(Class<?> workflow, String... words) {
        assertThat(inspect(workflow)).singleElement().satisfies(violation -> {
            assertThat(violation.family()).isEqualTo(Family.MUTABLE_STATIC);
            assertThat(violation.line()).isPositive();
            assertThat(violation.message())
                    .contains(words)
                    .contains("a field of the workflow, or a constant that is complete");
        });
    }

    static class FilledAtStart implements Errand {
        private static final Map<String, Integer> PRICES = new HashMap<>();
        private static final int[] STEPS = {1, 2, 3};

        static {
            PRICES.put("book", 1200);
            STEPS[0] = 4;
        }

        @Override
        public void run() {
            PRICES.get("book");
            PRICES.forEach((name, price) -> name.length());
            List<Integer> copy = new ArrayList<>(PRICES.values());
            copy.add(STEPS[0]);
        }
    }

    @Test
    void what_is_filled_by_the_static_initializer_alone_passes() {
        assertThat(inspect(FilledAtStart.class)).isEmpty();
    }

    static class ReadAndFilledElsewhere implements Errand {
        private static final Map<String, Integer> PRICES = new HashMap<>();

        @Override
        public void run() {
            PRICES.get("book");
        }

        /** Nothing of the workflow calls this. */
        static void learn(String name, int price) {
            PRICES.put(name, price);
        }
    }

    @Test
    void what_any_method_of_the_class_changes_is_not_read() {
        assertTold(
                ReadAndFilledElsewhere.class,
                "run(StaticsTest.java:",
                "ReadAndFilledElsewhere.PRICES, a static object that",
                "ReadAndFilledElsewhere.learn(StaticsTest.java:",
                "changes");
    }

    /** What is nested elsewhere can be changed by those who use it only. */
    static class OnlyLooking implements Errand {
        @Override
        public void run() {
            StaticTable.NAMES.contains("a");
            int sum = StaticTable.TOTALS[0];
        }
    }

    @Test
    void a_collection_of_another_class_that_nobody_changes_passes() {
        assertThat(inspect(OnlyLooking.class)).isEmpty();
    }

    static class ByAccessor implements Errand {
        @Override
        public void run() {
            StaticTable.names().add("x");
        }
    }

    @Test
    void a_method_that_hands_it_out_does_not_hide_it() {
        assertTold(
                ByAccessor.class,
                "ByAccessor.run(StaticsTest.java:",
                "StaticTable.NAMES, a static object, and changes it");
    }

    static class BySorting implements Errand {
        @Override
        public void run() {
            Collections.sort(StaticTable.NAMES);
        }
    }

    static class ByDrawing implements Errand {
        @Override
        public void run() {
            StaticTable.CHANCE.nextInt();
        }
    }

    static class ByIndex implements Errand {
        @Override
        public void run() {
            StaticTable.TOTALS[1] = 2;
        }
    }

    static class ByLambda implements Errand {
        @Override
        public void run() {
            List.of("a").forEach(name -> StaticTable.NAMES.add(name));
        }
    }

    @Test
    void every_way_of_changing_counts() {
        for (Class<?> workflow : List.of(BySorting.class, ByDrawing.class, ByIndex.class, ByLambda.class)) {
            assertTold(workflow, "StaticTable.", "a static object");
        }
    }

    static class ByHelper implements Errand {
        @Override
        public void run() {
            first();
        }

        private static void first() {
            second();
        }

        private static void second() {
            StaticTable.NAMES.clear();
        }
    }

    @Test
    void it_is_seen_through_helpers() {
        assertTold(ByHelper.class, "ByHelper.second(StaticsTest.java:", "The way there: ");
    }
}
