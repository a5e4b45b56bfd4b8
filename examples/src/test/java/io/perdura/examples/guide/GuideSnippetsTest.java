package io.perdura.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of the guide compiles as it stands there, with the imports that an IDE would add. */
class GuideSnippetsTest {

    private static final Path GUIDE = Path.of("../docs/guide");

    @TempDir
    Path classes;

    private static List<GuidePage> pages() throws IOException {
        List<GuidePage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(GUIDE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(GuidePage.read(file));
            }
        }
        return pages;
    }

    private static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (GuidePage page : pages()) {
            if (page.preamble().isEmpty()) {
                continue;
            }
            sources.add(new Source(page.name(), "preamble", Snippet.preamble(page.name(), page.preamble())));
            for (int i = 0; i < page.snippets().size(); i++) {
                Snippet snippet = page.snippets().get(i);
                sources.add(new Source(
                        page.name(),
                        "snippet" + snippet.number(),
                        snippet.source(page.snippets().subList(0, i))));
            }
        }
        return sources;
    }

    @Test
    void every_snippet_compiles() throws IOException {
        List<Source> sources = sources();
        assertThat(sources).hasSizeGreaterThan(50);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-parameters",
                    "-cp",
                    System.getProperty("java.class.path"));
            compiler.getTask(null, files, diagnostics, options, null, sources).call();
        }
        assertThat(diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .map(GuideSnippetsTest::text)
                        .toList())
                .isEmpty();
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return (source == null ? "" : source.getName()) + ":" + diagnostic.getLineNumber() + ": "
                + diagnostic.getMessage(null);
    }

    /** Its lines are those of the page; a page's types are public, though they share a file. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String page, String part, String text) {
            super(URI.create("string:///docs/guide/" + page + "/" + part), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }
}
