package io.perdura.engine.determinism;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Static objects that could be changed, and that nobody here changes. */
@SuppressWarnings("all")
final class StaticTable {
    static final List<String> NAMES = new ArrayList<>();
    static final Random CHANCE = new Random(7);
    static final int[] TOTALS = new int[2];

    private StaticTable() {}

    static List<String> names() {
        return NAMES;
    }
}
