package io.perdura.examples.files;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Keeps files in the host's own directory for them. A step that is repeated writes the same file again. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10M", initialInterval = "PT1S", maximumAttempts = 5)
public class HostFiles implements FileActivities {

    @Override
    public LocalFile fetch(String source) {
        Path file = directory().resolve(Activity.getExecutionContext().getInfo().getRunId() + ".fetched");
        try {
            Files.writeString(file, read(source));
        } catch (IOException e) {
            throw Activity.wrap(e);
        }
        return new LocalFile(host(), file.toString());
    }

    @Override
    public LocalFile work(LocalFile fetched) {
        Path from = here(fetched);
        Path to = from.resolveSibling(from.getFileName() + ".worked");
        try {
            Files.writeString(to, Files.readString(from).toUpperCase(Locale.ROOT));
        } catch (IOException e) {
            throw Activity.wrap(e);
        }
        return new LocalFile(host(), to.toString());
    }

    @Override
    public void deliver(LocalFile worked, String target) {
        try {
            Path delivered = directory().resolve(target);
            Files.copy(here(worked), delivered, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(Path.of(worked.path()));
        } catch (IOException e) {
            throw Activity.wrap(e);
        }
    }

    @Override
    public void discard(LocalFile file) {
        if (file.host().equals(host())) {
            try {
                Files.deleteIfExists(Path.of(file.path()));
            } catch (IOException e) {
                throw Activity.wrap(e);
            }
        }
    }

    private Path here(LocalFile file) {
        Path path = Path.of(file.path());
        if (!file.host().equals(host()) || !Files.exists(path)) {
            throw ApplicationFailure.newNonRetryableFailure(
                    path + " of " + file.host() + " is not on " + host(), FileActivities.ELSEWHERE);
        }
        return path;
    }

    /** What is at the source; a download would be here. */
    protected String read(String source) {
        return "what is at " + source;
    }

    /** The name of this host. */
    protected String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Where this host keeps its files. */
    protected Path directory() {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "perdura-files");
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw Activity.wrap(e);
        }
    }
}
