package io.perdura.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the jars of others do that the application brings along. */
class LibrariesTest {

    private static final String LIBRARY = """
            package lib;
            import java.util.*;
            public class Tools {
                private static final Map<String, String> CACHE = new HashMap<>();
                private static final boolean DEBUG = Boolean.getBoolean("lib.debug");
                private final Object lock = new Object();
                private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);
                public static int depth() { return DEPTH.get() + System.identityHashCode(DEPTH); }
                public static String cached(String key) { return CACHE.computeIfAbsent(key, k -> k + DEBUG); }
                public String guarded() { synchronized (lock) { return "x"; } }
                public static long clock() { return Clocks.now(); }
                public static String twice() { return "" + Clocks.now() + Clocks.zone() + UUID.randomUUID(); }
                public static String environment() { return System.getenv("X"); }
                public static void sleep() throws Exception { Thread.sleep(1); }
                public static double chance() { return Math.random(); }
                public static void thread() { new Thread(() -> {}).start(); }
                public static String file() throws Exception { return java.nio.file.Files.readString(java.nio.file.Path.of("x")); }
                public static String join(List<String> parts) { return String.join(",", parts); }
                public static int callback(Listener listener) { return listener.heard(); }
                public interface Listener { int heard(); }
            }
            """;

    private static final String CLOCKS = """
            package lib;
            class Clocks {
                static long now() { return System.nanoTime(); }
                static String zone() { return java.time.ZoneId.systemDefault().getId(); }
            }
            """;

    @TempDir
    Path folder;

    private List<Violation> inspect(Set<String> trusted, String body) throws Exception {
        LibraryJar library = LibraryJar.of(folder, "lib", List.of(), "lib.Tools", LIBRARY, "lib.Clocks", CLOCKS);
        LibraryJar application = LibraryJar.of(folder, "app", List.of(library), "app.Flow", """
                package app;
                import java.util.*;
                import lib.Tools;
                public class Flow {
                    public void run() throws Exception {
                        %s
                    }
                    @io.perdura.workflow.Nondeterministic(reason = "for people only")
                    void excused() { Tools.clock(); }
                }
                """.formatted(body));
        try (URLClassLoader loader = new URLClassLoader(
                new java.net.URL[] {application.url(), library.url()},
                getClass().getClassLoader())) {
            return new DeterminismInspection(Set.of(), trusted).inspect(loader.loadClass("app.Flow"));
        }
    }

    private List<Violation> inspect(String body) throws Exception {
        return inspect(Set.of(), body);
    }

    @ParameterizedTest
    @CsvSource({
        "clock, CLOCK, now",
        "environment, ENVIRONMENT, environment",
        "sleep, SLEEP, sleep",
        "chance, CHANCE, chance",
        "thread, THREAD, thread",
        "file, FILE, file"
    })
    void a_library_is_followed(String call, Family family, String method) throws Exception {
        assertThat(inspect("Tools." + call + "();")).singleElement().satisfies(violation -> {
            assertThat(violation.family()).isEqualTo(family);
            assertThat(violation.className()).startsWith("lib.");
            assertThat(violation.method()).isEqualTo(method);
            assertThat(violation.line()).isPositive();
            assertThat(violation.path().get(0)).startsWith("app.Flow.run(Flow.java:6)");
            assertThat(violation.message())
                    .contains("app.Flow.run(Flow.java:6) -> lib.Tools." + call + "(Tools.java:")
                    .contains("Instead: a library does it: call the library in an activity");
        });
    }

    @Test
    void it_is_followed_through_helpers_of_the_application() throws Exception {
        assertThat(inspect("first(); } void first() { second(); } static void second() { Tools.clock();"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).hasSize(5));
    }

    @Test
    void how_a_library_shares_and_guards_its_own_objects_and_how_it_starts_does_not_matter() throws Exception {
        assertThat(inspect("Tools.cached(\"a\"); new Tools().guarded(); Tools.depth(); Tools.join(List.of());"))
                .isEmpty();
    }

    @Test
    void one_call_of_a_library_is_one_report() throws Exception {
        assertThat(inspect("Tools.twice();")).hasSize(1);
        assertThat(inspect("Tools.twice();\nTools.clock();\nTools.chance();"))
                .as("what the first call does already is told there")
                .extracting(Violation::family)
                .containsExactly(Family.CHANCE, Family.CHANCE);
    }

    @Test
    void what_a_library_calls_back_is_followed() throws Exception {
        assertThat(inspect("Tools.callback(() -> new Random().nextInt());"))
                .extracting(Violation::family)
                .containsExactly(Family.CHANCE);
    }

    @Test
    void a_reason_on_the_callers_method_and_a_trusted_package_end_it() throws Exception {
        assertThat(inspect("excused();")).isEmpty();
        assertThat(inspect(Set.of("lib"), "Tools.clock();")).isEmpty();
        assertThat(inspect(Set.of("li"), "Tools.clock();")).hasSize(1);
    }

    @Test
    void it_is_not_followed_without_end() throws Exception {
        StringBuilder chain = new StringBuilder("package lib; public class Chain {\n");
        int length = Libraries.METHODS + 10;
        for (int i = 0; i < length; i++) {
            chain.append("static void m")
                    .append(i)
                    .append("() { m")
                    .append(i + 1)
                    .append("(); }\n");
        }
        chain.append("static void m")
                .append(length)
                .append("() { System.nanoTime(); } public static void begin() { m0(); } }");
        LibraryJar library = LibraryJar.of(folder, "chain", List.of(), "lib.Chain", chain.toString());
        LibraryJar application = LibraryJar.of(
                folder,
                "far",
                List.of(library),
                "app.Far",
                "package app; public class Far { public void run() { lib.Chain.begin(); } }");
        try (URLClassLoader loader = new URLClassLoader(
                new java.net.URL[] {application.url(), library.url()},
                getClass().getClassLoader())) {
            assertThat(new DeterminismInspection(Set.of()).inspect(loader.loadClass("app.Far")))
                    .isEmpty();
        }
    }
}
