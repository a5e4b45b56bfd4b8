package io.perdura.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** A page of the documentation with a part that is measured; what people wrote around it stays. */
public final class Page {

    static final String BEGIN = "<!-- measured: written by benchmarks/run, do not edit -->";
    static final String END = "<!-- end of what is measured -->";

    private Page() {}

    /** The page with a new measured part; at its end when it has none yet. */
    private static String with(String page, String beginMark, String measured, String endMark) {
        String part = beginMark + "\n\n" + measured.strip() + "\n\n" + endMark;
        int begin = page.indexOf(beginMark);
        int end = page.indexOf(endMark);
        if (begin < 0 || end < begin) {
            return page.stripTrailing() + (page.isBlank() ? "" : "\n\n") + part + "\n";
        }
        return page.substring(0, begin) + part + page.substring(end + endMark.length());
    }

    /** Writes each of these workloads that was measured into a part of its own; the others stay as they are. */
    public static void writeSections(Path page, Results results, Collection<String> works) {
        String text = read(page);
        for (String work : works) {
            if (Stream.concat(
                            results.figures().stream().map(Figure::work),
                            results.facts().stream().map(Fact::work))
                    .anyMatch(work::equals)) {
                text = with(
                        text,
                        "<!-- measured: " + work + ", written by benchmarks/run, do not edit -->",
                        MarkdownReport.section(results, work),
                        "<!-- end of " + work + " -->");
            }
        }
        try {
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.exists(page) ? Files.readString(page) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes page and chart beside each other. */
    public static void write(Path page, Results results) {
        String name = page.getFileName().toString();
        String chart = name.replaceAll("\\.md$", "") + ".svg";
        String measured = "![Durable steps a second](" + chart + ")\n\n" + MarkdownReport.of(results);
        try {
            Files.writeString(page, with(read(page), BEGIN, measured, END));
            Files.writeString(page.resolveSibling(chart), Chart.svg(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
