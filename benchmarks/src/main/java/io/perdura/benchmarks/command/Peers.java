package io.perdura.benchmarks.command;

import io.perdura.benchmarks.measure.Postgres;
import io.perdura.benchmarks.subject.Contender;
import io.perdura.benchmarks.subject.Dbos;
import io.perdura.benchmarks.subject.Restate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The peers as {@code benchmarks/run} has installed them: below {@code peers/NAME/target}, with a file that says why if it could not. */
final class Peers {

    private final Path peers;
    private final Path work;
    private final List<String> jvm;

    Peers(Path peers, Path work, List<String> jvm) {
        this.peers = peers;
        this.work = work;
        this.jvm = jvm;
    }

    /** The peer can't be measured here; the message says why. */
    static final class NotHere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotHere(String reason) {
            super(reason);
        }
    }

    /** @throws NotHere when it could not be installed */
    Contender start(String name, Postgres postgres) {
        Path installed = peers.resolve(name).resolve("target");
        Path refusal = installed.resolve("refusal");
        if (Files.exists(refusal)) {
            throw new NotHere(read(refusal));
        }
        String classPath = installed.resolve("classes") + ":" + installed.resolve("lib") + "/*:"
                + peers.resolveSibling("target/classes");
        return name.equals("dbos")
                ? new Dbos(classPath, work.resolve(name), jvm, postgres)
                : new Restate(installed.resolve("server/bin/restate-server"), classPath, work.resolve(name), jvm);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
