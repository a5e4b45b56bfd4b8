package io.perdura.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What it was measured on. Figures without it say nothing.
 *
 * @param cpu the model's name
 * @param processors how many
 * @param memoryBytes of the machine
 * @param system name and version of the operating system
 * @param java of the servers
 * @param fdatasyncMillis the median of writing 512 bytes and waiting for the disk, where the database's files are
 */
public record Machine(
        String cpu, int processors, long memoryBytes, String system, String java, double fdatasyncMillis) {

    private static final int SYNCS = 200;

    /** @param directory on the disk that the database uses */
    public static Machine look(Path directory) {
        return new Machine(
                valueOf("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong("0" + valueOf("/proc/meminfo", "MemTotal").replaceAll("\\D+", "")) * 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                fdatasync(directory));
    }

    /** The load average of the last minute; what others do on the machine shows here. */
    public static double load() {
        List<String> lines = lines("/proc/loadavg");
        return lines.isEmpty() ? Double.NaN : Double.parseDouble(lines.get(0).split(" ", 2)[0]);
    }

    private static double fdatasync(Path directory) {
        Path file = directory.resolve("fdatasync");
        long[] nanos = new long[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int each = 0; each < SYNCS; each++) {
                ByteBuffer block = ByteBuffer.allocate(512);
                long begin = System.nanoTime();
                channel.write(block, each * 512L);
                channel.force(false);
                nanos[each] = System.nanoTime() - begin;
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1e6;
    }

    private static String valueOf(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("unknown");
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return new ArrayList<>();
        }
    }

    /** In one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d x %s, %.0f GB, %s, %s; writing 512 bytes and waiting for the disk takes %.2f ms (median)",
                processors,
                cpu,
                memoryBytes / 1e9,
                system,
                java,
                fdatasyncMillis);
    }
}
