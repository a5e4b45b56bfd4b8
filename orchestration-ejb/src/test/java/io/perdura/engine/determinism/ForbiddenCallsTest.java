package io.perdura.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forbidden family, by the workflow itself and through two levels of helpers. */
class ForbiddenCallsTest {

    static List<String> cases() {
        return List.of(
                "Threads THREAD",
                "ThreadLocals THREAD_LOCAL",
                "Pools EXECUTOR",
                "Futures PARALLEL",
                "ParallelStreams PARALLEL",
                "ParallelOfStreams PARALLEL",
                "Locks LOCK",
                "Monitors LOCK",
                "Latches LOCK",
                "Notifications LOCK",
                "Sleeping SLEEP",
                "SleepingByUnit SLEEP",
                "Clocks CLOCK",
                "NanoClocks CLOCK",
                "Instants CLOCK",
                "LocalDates CLOCK",
                "ZonedDates CLOCK",
                "ClockObjects CLOCK",
                "Dates CLOCK",
                "Calendars CLOCK",
                "MathRandom CHANCE",
                "Randoms CHANCE",
                "ThreadLocalRandoms CHANCE",
                "SecureRandoms CHANCE",
                "Uuids CHANCE",
                "Shuffling CHANCE",
                "Identities IDENTITY",
                "FileNames FILE",
                "NioFiles FILE",
                "StandardOutput FILE",
                "Processes FILE",
                "Sockets NETWORK",
                "HttpClients NETWORK",
                "Urls NETWORK",
                "RestClients NETWORK",
                "Jdbc DATABASE",
                "Jpa DATABASE",
                "Jndi NAMING",
                "EnvironmentVariables ENVIRONMENT",
                "SystemProperties ENVIRONMENT",
                "MicroProfileConfig ENVIRONMENT",
                "DefaultZones ENVIRONMENT",
                "Containers INJECTION",
                "StaticWrites MUTABLE_STATIC",
                "StaticReads MUTABLE_STATIC",
                "StaticCollections MUTABLE_STATIC",
                "StaticAtomics MUTABLE_STATIC",
                "SetIteration UNORDERED",
                "MapIteration UNORDERED",
                "ConstantSetIteration UNORDERED",
                "IdentityIteration UNORDERED");
    }

    private static Violation violation(String owner, String line) throws ClassNotFoundException {
        String[] parts = line.split(" ", 2);
        Class<?> workflow = Class.forName("io.perdura.engine.determinism." + owner + "$" + parts[0]);
        List<Violation> found = new DeterminismInspection(Set.of()).inspect(workflow);
        assertThat(found)
                .isNotEmpty()
                .allMatch(violation -> violation.family() == Family.valueOf(parts[1]), "of family " + parts[1]);
        return found.get(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_workflow_must_not_do_it_directly(String line) throws Exception {
        Violation violation = violation("DirectWorkflows", line);
        assertThat(violation.method()).isEqualTo("run");
        assertThat(violation.line()).isPositive();
        assertThat(violation.message())
                .contains(
                        "DirectWorkflows$" + line.split(" ", 2)[0] + ".run(DirectWorkflows.java:" + violation.line()
                                + ")",
                        violation.what(),
                        "Instead: " + violation.instead());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_workflow_must_not_do_it_through_two_levels_of_helpers(String line) throws Exception {
        Violation violation = violation("HelpedWorkflows", line);
        assertThat(violation.className()).isEqualTo("io.perdura.engine.determinism.Inner");
        assertThat(violation.path()).hasSize(3);
        assertThat(violation.path().get(0))
                .contains("HelpedWorkflows$" + line.split(" ", 2)[0] + ".run(HelpedWorkflows.java:");
        assertThat(violation.path().get(1)).contains("Outer.").contains("(Outer.java:");
        assertThat(violation.path().get(2)).contains("Inner.").contains("(Inner.java:" + violation.line());
        assertThat(violation.message()).contains("The way there: " + String.join(" -> ", violation.path()));
    }
}
