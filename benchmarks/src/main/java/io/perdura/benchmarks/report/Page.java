package io.perdura.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation with a part that is measured; what people wrote around it stays. */
public final class Page {

    static final String BEGIN = "<!-- measured: written by benchmarks/run, do not edit -->";
    static final String END = "<!-- end of what is measured -->";

    private Page() {}

    /** The page with a new measured part; at its end when it has none yet. */
    static String with(String page, String measured) {
        String part = BEGIN + "\n\n" + measured.strip() + "\n\n" + END;
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            return page.stripTrailing() + (page.isBlank() ? "" : "\n\n") + part + "\n";
        }
        return page.substring(0, begin) + part + page.substring(end + END.length());
    }

    /** Writes page and chart beside each other. */
    public static void write(Path page, Results results) {
        String name = page.getFileName().toString();
        String chart = name.replaceAll("\\.md$", "") + ".svg";
        String measured = "![Durable steps a second](" + chart + ")\n\n" + MarkdownReport.of(results);
        try {
            String old = Files.exists(page) ? Files.readString(page) : "";
            Files.writeString(page, with(old, measured));
            Files.writeString(page.resolveSibling(chart), Chart.svg(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
