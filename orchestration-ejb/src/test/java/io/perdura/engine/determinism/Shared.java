package io.perdura.engine.determinism;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Statics that can be changed, and one whose order is not defined. */
@SuppressWarnings("all")
final class Shared {
    static int count;
    static final List<String> NAMES = new ArrayList<>();
    static final AtomicInteger NEXT = new AtomicInteger();
    static final Set<String> CODES = Set.of("a", "b");

    private Shared() {}
}
