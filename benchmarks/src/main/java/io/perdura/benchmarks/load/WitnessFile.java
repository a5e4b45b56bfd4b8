package io.perdura.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that each witnessed step appends a line to: key, number, milliseconds since 1970. What was written survives the process.
 * Thread-safe: one write call a line, so lines do not mix.
 */
public final class WitnessFile implements AutoCloseable {

    private final FileChannel file;

    /** The file that the system property {@code bench.witness} names. */
    public WitnessFile() {
        try {
            file = FileChannel.open(
                    Path.of(System.getProperty("bench.witness", "witness.log")),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the trace of one execution. */
    public void saw(String key, int number) {
        String line = key + " " + number + " " + System.currentTimeMillis() + "\n";
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
