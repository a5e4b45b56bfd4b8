package io.perdura.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** CPU time and memory of processes, as Linux tells them; zeros elsewhere. */
public final class Processes {

    /** The kernel counts in hundredths of a second for programs, whatever its own tick. */
    private static final long MILLIS_OF_A_TICK = 10;

    private Processes() {}

    /** CPU milliseconds that processes have used, without their children. */
    public static long cpuMillis(Collection<Long> pids) {
        return pids.stream().mapToLong(pid -> ticks(pid, 11, 12)).sum() * MILLIS_OF_A_TICK;
    }

    /** CPU milliseconds of a process, of its children, and of the children that have ended. */
    public static long cpuMillisOfFamily(long pid) {
        long ofChildren = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> ticks(child.pid(), 11, 12))
                .sum();
        return (ticks(pid, 11, 14) + ofChildren) * MILLIS_OF_A_TICK;
    }

    /** Bytes of resident memory of processes. */
    public static long residentBytes(Collection<Long> pids) {
        return pids.stream().mapToLong(Processes::resident).sum();
    }

    private static long resident(long pid) {
        return lines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                .sum();
    }

    /** The sum of a range of fields of {@code /proc/PID/stat}, counted from the one after the command's name. */
    private static long ticks(long pid, int first, int last) {
        List<String> lines = lines(Path.of("/proc/" + pid + "/stat"));
        if (lines.isEmpty()) {
            return 0;
        }
        String line = lines.get(0);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int field = first; field <= last; field++) {
            sum += Long.parseLong(fields[field]);
        }
        return sum;
    }

    /** None when the process has ended meanwhile. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
