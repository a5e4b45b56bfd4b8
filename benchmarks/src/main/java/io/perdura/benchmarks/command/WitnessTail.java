package io.perdura.benchmarks.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the lines of one prefix while they are written, reading each byte once: watching must cost little. */
final class WitnessTail {

    private final Path file;
    private final String prefix;
    private long position;
    private int count;

    /** Begins at the file's end. */
    WitnessTail(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
        try {
            position = Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole lines since it was made. */
    int count() {
        if (!Files.exists(file)) {
            return count;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] more = new byte[(int) Math.min(1 << 24, open.length() - position)];
            open.seek(position);
            open.readFully(more);
            String text = new String(more, StandardCharsets.US_ASCII);
            int end = text.lastIndexOf('\n') + 1;
            position += end;
            count += (int) text.substring(0, end)
                    .lines()
                    .filter(line -> line.startsWith(prefix))
                    .count();
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
