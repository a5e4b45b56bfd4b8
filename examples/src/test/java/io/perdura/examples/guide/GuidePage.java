package io.perdura.examples.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the guide. What its snippets take for granted stands at its end in a comment that no reader sees, and that begins with
 * {@code <!-- snippets}: members of a class, types among them; a page without this comment is not compiled. A block after
 * {@code <!-- not compiled: why -->} is left out.
 */
record GuidePage(String name, List<Snippet> snippets, List<String> preamble) {

    private static final String PREAMBLE = "<!-- snippets";
    private static final String LEFT_OUT = "<!-- not compiled: ";

    static GuidePage read(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Snippet> snippets = new ArrayList<>();
        List<String> preamble = new ArrayList<>();
        List<String> code = null;
        boolean inPreamble = false;
        String before = "";
        int first = 0;
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (inPreamble) {
                inPreamble = !line.startsWith("-->");
                if (inPreamble) {
                    preamble.add(line);
                }
            } else if (line.startsWith(PREAMBLE)) {
                inPreamble = true;
            } else if (line.equals("```java")) {
                code = before.startsWith(LEFT_OUT) ? null : new ArrayList<>();
                first = i + 2;
            } else if (line.equals("```")) {
                if (code != null) {
                    snippets.add(new Snippet(name, snippets.size() + 1, first, code));
                }
                code = null;
            } else if (code != null) {
                code.add(line);
            }
            before = line;
        }
        return new GuidePage(name, snippets, preamble);
    }
}
