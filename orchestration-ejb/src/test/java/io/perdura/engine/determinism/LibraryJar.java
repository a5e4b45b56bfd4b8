package io.perdura.engine.determinism;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar of classes that are compiled for a test. */
record LibraryJar(Path file) {

    /** @param sources one class each, its name first: {@code lib.Clocks} and then its text */
    static LibraryJar of(Path folder, String name, List<LibraryJar> onPath, String... sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<SimpleJavaFileObject> texts = new ArrayList<>();
            for (int i = 0; i < sources.length; i += 2) {
                texts.add(new Text(sources[i], sources[i + 1]));
            }
            StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
            onPath.forEach(jar -> path.append(java.io.File.pathSeparator).append(jar.file));
            boolean compiled = compiler.getTask(
                            null, files, null, List.of("-d", classes.toString(), "-cp", path.toString()), null, texts)
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the sources of " + name + " do not compile");
            }
        }
        return new LibraryJar(packed(classes, folder.resolve(name + ".jar")));
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    URL url() {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
