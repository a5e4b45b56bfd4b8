package io.perdura.benchmarks.command;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked for.
 *
 * @param works what to measure
 * @param peers whom to measure beside
 * @param worksOfPeers what to measure of them, of what is measured at all
 * @param concurrency numbers of callers; empty means the usual ones of each workload
 * @param seconds of a window
 * @param count of sleepers or alarms; 0 for the usual number
 * @param json where to write the raw figures
 * @param page where to write Markdown and chart
 * @param jfr where to write a recording of Perdura's server
 * @param ways how Perdura is called: injected, rest
 * @param statements whether to print which statements the windows executed
 * @param jvm options of each measured JVM
 */
record Options(
        Set<String> works,
        Set<String> peers,
        Set<String> worksOfPeers,
        List<Integer> concurrency,
        int seconds,
        int count,
        @Nullable Path json,
        @Nullable Path page,
        @Nullable Path jfr,
        Set<String> ways,
        boolean statements,
        String jvm) {

    static final List<String> WORKS = List.of("limit", "w1", "w2", "w3", "w4", "w5", "w6", "w7");
    /** Large numbers, with Perdura alone. */
    static final List<String> SCALE = List.of("sleepers", "timers", "thousands", "wide", "replay");

    static final List<String> PEERS = List.of("dbos", "restate");

    static final List<String> WAYS = List.of("injected", "rest");

    private static final List<String> ALL =
            Stream.concat(WORKS.stream(), SCALE.stream()).toList();

    private static final class Draft {
        final Set<String> works = new LinkedHashSet<>();
        Set<String> peers = Set.of();
        Set<String> worksOfPeers = Set.copyOf(WORKS);
        List<Integer> concurrency = List.of();
        int seconds = 10;
        int count;

        @Nullable
        Path json;

        @Nullable
        Path page;

        @Nullable
        Path jfr;

        Set<String> ways = Set.copyOf(WAYS);
        boolean statements;
        String jvm = "-Xmx2g";
    }

    /** @throws IllegalArgumentException when there is something that it does not know */
    static Options parse(List<String> arguments) {
        Draft draft = new Draft();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "all" -> draft.works.addAll(WORKS);
                case "scale" -> draft.works.addAll(SCALE);
                case "--peers" -> draft.peers = Set.copyOf(known(value(argument, rest), PEERS));
                case "--of-peers" -> draft.worksOfPeers = Set.copyOf(known(value(argument, rest), WORKS));
                case "--concurrency" ->
                    draft.concurrency = list(value(argument, rest)).stream()
                            .map(text -> positive(argument, text))
                            .toList();
                case "--seconds" -> draft.seconds = positive(argument, value(argument, rest));
                case "--count" -> draft.count = positive(argument, value(argument, rest));
                case "--json" -> draft.json = Path.of(value(argument, rest));
                case "--page" -> draft.page = Path.of(value(argument, rest));
                case "--jfr" -> draft.jfr = Path.of(value(argument, rest)).toAbsolutePath();
                case "--jvm" -> draft.jvm = value(argument, rest);
                case "--by" -> draft.ways = Set.copyOf(known(value(argument, rest), WAYS));
                case "--statements" -> draft.statements = true;
                default -> draft.works.addAll(known(argument, ALL));
            }
        }
        if (draft.works.isEmpty()) {
            throw new IllegalArgumentException("say what to measure: " + String.join(", ", ALL) + ", all or scale");
        }
        return new Options(
                draft.works,
                draft.peers,
                draft.worksOfPeers,
                draft.concurrency,
                draft.seconds,
                draft.count,
                draft.json,
                draft.page,
                draft.jfr,
                draft.ways,
                draft.statements,
                draft.jvm);
    }

    private static String value(String argument, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(argument + " needs a value");
        }
        return rest.pop();
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::trim).toList();
    }

    private static List<String> known(String value, List<String> known) {
        List<String> names = list(value);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' is not known; these are: " + String.join(", ", known));
            }
        }
        return names;
    }

    private static int positive(String argument, String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(argument + " takes numbers from 1 on, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** The numbers of callers that were asked for, else the usual ones. */
    List<Integer> callers(List<Integer> usual) {
        return concurrency.isEmpty() ? usual : concurrency;
    }

    boolean wants(String work) {
        return works.contains(work);
    }

    /** Whether one of these workloads is measured. */
    boolean wantsAny(List<String> some) {
        return some.stream().anyMatch(works::contains);
    }

    /** How many sleepers or alarms. */
    int count(int usual) {
        return count == 0 ? usual : count;
    }

    /** Whether a workload is measured with a peer. */
    boolean wantsOfPeers(String work) {
        return wants(work) && worksOfPeers.contains(work);
    }
}
