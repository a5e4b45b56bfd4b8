package io.perdura.runtime.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The root from which a class loader loads classes: a folder, or a folder within a jar or WAR. It can be listed, which is the
 * only way to find a class that CDI does not report.
 *
 * @param file the folder, or the archive file
 * @param prefix the folder within the archive, with a slash at its end, or empty; null for a folder on disk
 */
record Archive(Path file, @Nullable String prefix) {

    private static final String CLASS = ".class";

    /** Where a class was loaded from; empty when it is not a place that can be listed, such as the server's own bundles. */
    static Optional<Archive> of(Class<?> type) {
        String resource = type.getName().replace('.', '/') + CLASS;
        ClassLoader loader = type.getClassLoader();
        URL url = loader == null ? null : loader.getResource(resource);
        return url == null ? Optional.empty() : ofResource(url, resource);
    }

    /** The root that a resource of a known path was found in. Schemes seen: file, jar, and Liberty's wsjar. */
    static Optional<Archive> ofResource(URL url, String resource) {
        String text = url.toString();
        if (!text.endsWith("/" + resource)) {
            return Optional.empty();
        }
        String root = text.substring(0, text.length() - resource.length());
        if (root.startsWith("file:")) {
            return path(root).map(folder -> new Archive(folder, null));
        }
        int file = root.indexOf("file:");
        int bang = root.indexOf("!/");
        if (file < 0 || bang < file) {
            return Optional.empty();
        }
        return path(root.substring(file, bang)).map(archive -> new Archive(archive, root.substring(bang + 2)));
    }

    private static Optional<Path> path(String fileUrl) {
        try {
            return Optional.of(Path.of(URI.create(fileUrl.replace(" ", "%20"))));
        } catch (IllegalArgumentException notALocalFile) {
            return Optional.empty();
        }
    }

    /** The names of all classes below this root. */
    List<String> classNames() {
        try {
            return prefix == null ? inFolder() : inZip(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't list the classes of " + this, e);
        }
    }

    private List<String> inFolder() throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            return names(files.map(found -> file.relativize(found).toString().replace('\\', '/')));
        }
    }

    private List<String> inZip(String folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return names(zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder))
                    .map(name -> name.substring(folder.length())));
        }
    }

    private static List<String> names(Stream<String> paths) {
        return paths.filter(
                        path -> path.endsWith(CLASS) && !path.startsWith("META-INF/") && !path.startsWith("WEB-INF/"))
                .map(path -> path.substring(0, path.length() - CLASS.length()).replace('/', '.'))
                .filter(name -> !name.endsWith("package-info") && !name.equals("module-info"))
                .sorted()
                .toList();
    }
}
