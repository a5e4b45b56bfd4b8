package io.perdura;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The houses of the engine: which package may use which. What is not listed is forbidden. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.perdura");

    private static final String API = "API";

    /** The API's packages by themselves, lowest first; each may use those that it names. */
    private static final Map<String, List<String>> API_USES = new TreeMap<>(Map.of(
            "common", List.of("payload.codec"),
            "payload.codec", List.of("common"),
            "common.interceptors", List.of("activity", "client", "workflow", "common", "failure"),
            "failure", List.of("common"),
            "activity", List.of("common", "failure"),
            "workflow", List.of("activity", "common", "failure"),
            "client", List.of("activity", "workflow", "common", "failure"),
            "worker", List.of("activity", "client", "workflow", "common", "failure")));

    private static final Map<String, List<String>> INNER_USES = new TreeMap<>(Map.ofEntries(
            Map.entry("engine.determinism", List.of(API)),
            Map.entry("engine.history", List.of(API)),
            Map.entry("engine.calendar", List.of(API)),
            Map.entry("engine.system", List.of("engine.calendar", API)),
            Map.entry("engine.port", List.of("engine.history", API)),
            Map.entry("engine.replay", List.of("engine.history", API)),
            Map.entry("engine.run", List.of("engine.calendar", "engine.replay", "engine.port", "engine.history", API)),
            Map.entry("engine.attempt", List.of("engine.replay", "engine.port", "engine.history", API)),
            Map.entry("engine.memory", List.of("engine.port", "engine.history", API)),
            Map.entry(
                    "engine.partition",
                    List.of(
                            "engine.run",
                            "engine.system",
                            "engine.calendar",
                            "engine.replay",
                            "engine.port",
                            "engine.history",
                            API)),
            Map.entry(
                    "engine.client",
                    List.of(
                            "engine.partition",
                            "engine.system",
                            "engine.calendar",
                            "engine.run",
                            "engine.replay",
                            "engine.port",
                            "engine.history",
                            API)),
            Map.entry("persistence", List.of("engine.port", "engine.history", API)),
            Map.entry(
                    "runtime",
                    List.of(
                            "engine.attempt",
                            "engine.client",
                            "engine.determinism",
                            "engine.partition",
                            "engine.run",
                            "engine.replay",
                            "engine.memory",
                            "engine.port",
                            "engine.history",
                            "persistence",
                            API))));

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_what_the_table_allows() {
        return Stream.concat(API_USES.entrySet().stream(), INNER_USES.entrySet().stream())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> classes()
                                .that(resideInAnyPackage(tree(entry.getKey()))
                                        .and(DescribedPredicate.not(resideInAnyPackage(inner(entry.getKey())))))
                                .should()
                                .onlyDependOnClassesThat(outsideOfPerdura().or(resideInAnyPackage(allowed(entry))))
                                .allowEmptyShould(true)
                                .check(ENGINE)));
    }

    @Test
    void every_class_lives_in_a_package_of_the_table() {
        String[] known = Stream.concat(API_USES.keySet().stream(), INNER_USES.keySet().stream())
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);
        var homeless = new TreeSet<String>();
        for (JavaClass type : ENGINE) {
            if (!resideInAnyPackage(known).test(type)) {
                homeless.add(type.getName());
            }
        }
        assertThat(homeless).as("classes in no package of the table").isEmpty();
    }

    @Test
    void packages_form_no_cycle() {
        // Options of a client name interceptors, which name options of workflows: a user meets both in Temporal's
        // places.
        slices().matching("io.perdura.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        resideInAnyPackage("io.perdura.client"), resideInAnyPackage("io.perdura.common.interceptors"))
                .check(ENGINE);
    }

    @Test
    void the_engine_runs_on_plain_java_se() {
        noClasses()
                .that()
                .resideInAnyPackage("io.perdura.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax..", "java.sql..", "org.eclipse..", "org.flywaydb..")
                .check(ENGINE);
    }

    @Test
    void storage_knows_no_container() {
        noClasses()
                .that()
                .resideInAnyPackage("io.perdura.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ejb..", "jakarta.enterprise..", "jakarta.ws..", "org.eclipse.microprofile..")
                .allowEmptyShould(true)
                .check(ENGINE);
    }

    /** One class makes the threads that coroutines run on; all others are given theirs. */
    @Test
    void one_class_of_the_core_creates_threads() {
        var creators = new TreeSet<String>();
        for (JavaClass type : ENGINE.that(resideInAnyPackage("io.perdura.engine..")
                .and(DescribedPredicate.not(
                        resideInAnyPackage("io.perdura.engine.client..", "io.perdura.engine.memory.."))))) {
            boolean makesThreads = type.getConstructorCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isAssignableTo(Thread.class))
                    || type.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().getName().equals("java.util.concurrent.Executors"));
            if (makesThreads) {
                creators.add(type.getName().replaceAll("\\$.*", ""));
            }
        }
        assertThat(creators).as("classes that create threads").hasSizeLessThanOrEqualTo(1);
    }

    /** Only a port reads a clock: what the core decides must follow from what it is given. */
    @Test
    void the_deterministic_core_reads_no_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.perdura.engine.history..",
                        "io.perdura.engine.calendar..",
                        "io.perdura.engine.system..",
                        "io.perdura.engine.replay..",
                        "io.perdura.engine.run..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .allowEmptyShould(true)
                .check(ENGINE);
    }

    private static String[] allowed(Map.Entry<String, List<String>> entry) {
        return Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())
                .flatMap(name -> name.equals(API) ? API_USES.keySet().stream() : Stream.of(name))
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);
    }

    /** The houses inside a house. */
    private static String[] inner(String name) {
        return API_USES.keySet().stream()
                .filter(other -> other.startsWith(name + "."))
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);
    }

    private static String tree(String name) {
        return "io.perdura." + name + "..";
    }

    private static DescribedPredicate<JavaClass> outsideOfPerdura() {
        return DescribedPredicate.not(resideInAnyPackage("io.perdura.."));
    }
}
