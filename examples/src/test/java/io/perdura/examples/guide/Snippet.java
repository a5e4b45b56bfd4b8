package io.perdura.examples.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of Java in a page of the guide. What it is shows at the beginnings of its lines: types, members of a class, or statements.
 *
 * @param line the line of the page on which its code begins
 */
record Snippet(String page, int number, int line, List<String> code) {

    private static final Pattern TYPE =
            Pattern.compile("(?:(?:public|abstract|final|sealed) )*(?:class|interface|record|enum|@interface) .*");
    private static final Pattern CONSTRUCTOR = Pattern.compile("public ([A-Z]\\w+)\\(.*");
    private static final Pattern MEMBER =
            Pattern.compile("(?:public|private|protected|static|final|@\\w+|void) .*|@\\w+.*");

    /** A member of a preamble that does not say who may use it. */
    private static final Pattern OWN = Pattern.compile("(?!public |protected |private )[\\w<].*");

    /** All of what the guide's examples use, on one line, so that the lines that follow are those of the page. */
    private static final String IMPORTS = String.join(
            " ",
            List.of(
                            "java.time.*",
                            "java.util.*",
                            "java.util.concurrent.*",
                            "java.nio.file.*",
                            "javax.crypto.SecretKey",
                            "javax.crypto.spec.SecretKeySpec",
                            "io.perdura.activity.*",
                            "io.perdura.client.*",
                            "io.perdura.client.batch.*",
                            "io.perdura.client.batch.BatchOperation.ResetTo",
                            "io.perdura.client.schedules.*",
                            "io.perdura.common.*",
                            "io.perdura.common.context.*",
                            "io.perdura.common.converter.*",
                            "io.perdura.common.interceptors.*",
                            "io.perdura.failure.*",
                            "io.perdura.payload.codec.*",
                            "io.perdura.testing.*",
                            "io.perdura.worker.*",
                            "io.perdura.workflow.*",
                            "io.perdura.examples.codec.*",
                            "jakarta.enterprise.context.ApplicationScoped",
                            "jakarta.enterprise.inject.Produces",
                            "jakarta.inject.Inject",
                            "jakarta.persistence.EntityManager",
                            "jakarta.persistence.PersistenceContext",
                            "jakarta.transaction.Transactional",
                            "org.eclipse.microprofile.rest.client.inject.RestClient",
                            "org.junit.jupiter.api.Test",
                            "org.junit.jupiter.api.extension.RegisterExtension",
                            "static org.assertj.core.api.Assertions.assertThat",
                            "static org.junit.jupiter.api.Assertions.assertEquals",
                            "static org.junit.jupiter.api.Assertions.assertThrows")
                    .stream()
                    .map(name -> "import " + name + ";")
                    .toList());

    enum Kind {
        TYPES,
        MEMBERS,
        STATEMENTS
    }

    static String packageOf(String page) {
        return "guide." + page.replace(".md", "").replace('-', '_').toLowerCase(Locale.ROOT);
    }

    String packageName() {
        return packageOf(page) + "." + "s" + number;
    }

    Kind kind() {
        List<String> outermost = code.stream()
                .filter(text -> !text.isBlank() && !text.startsWith(" ") && !text.startsWith("//"))
                .toList();
        if (outermost.stream().anyMatch(text -> TYPE.matcher(text).matches())) {
            return Kind.TYPES;
        }
        long injected = outermost.stream().takeWhile(Snippet::isInjected).count();
        String first = outermost.get(injected < outermost.size() ? (int) injected : 0);
        return MEMBER.matcher(first).matches() ? Kind.MEMBERS : Kind.STATEMENTS;
    }

    private static boolean isInjected(String text) {
        return text.startsWith("@Inject ");
    }

    /** Statements may begin with what is injected into their class. */
    private List<String> statements() {
        int fields = 0;
        while (fields < code.size() && (code.get(fields).isBlank() || isInjected(code.get(fields)))) {
            fields++;
        }
        List<String> all = new ArrayList<>(code);
        all.set(fields, "Object snippet() throws Exception { if (Boolean.TRUE) {" + code.get(fields));
        return all;
    }

    /** A compilation unit whose lines are those of the page. */
    String source(List<Snippet> before) {
        List<String> lines = new ArrayList<>();
        String head = "package " + packageName() + "; " + IMPORTS + preambleImports(before);
        String text = String.join("\n", kind() == Kind.STATEMENTS ? statements() : code);
        lines.add(head + " @SuppressWarnings(\"all\") class Holder {}"
                + switch (kind()) {
                    case TYPES -> "";
                    case MEMBERS -> " @SuppressWarnings(\"all\") class " + className() + " extends Preamble {";
                    case STATEMENTS -> " @SuppressWarnings(\"all\") class Statements extends Preamble {";
                });
        while (lines.size() < line - 1) {
            lines.add("");
        }
        lines.add(text);
        lines.add(
                switch (kind()) {
                    case TYPES -> "";
                    case MEMBERS -> "}";
                    case STATEMENTS -> "} return null; } }";
                });
        return String.join("\n", lines);
    }

    private String preambleImports(List<Snippet> before) {
        StringBuilder imports = new StringBuilder(
                " import " + packageOf(page) + ".Preamble; import " + packageOf(page) + ".Preamble.*;");
        before.stream()
                .filter(other -> other.kind() == Kind.TYPES)
                .forEach(other ->
                        imports.append(" import ").append(other.packageName()).append(".*;"));
        return imports.toString();
    }

    private String className() {
        for (String text : code) {
            Matcher constructor = CONSTRUCTOR.matcher(text);
            if (constructor.matches()) {
                return constructor.group(1);
            }
        }
        return "Members";
    }

    /** The class that a page's hidden preamble describes: what its snippets, which extend it, take for granted. */
    static String preamble(String page, List<String> members) {
        List<String> inherited = members.stream()
                .map(text -> OWN.matcher(text).matches() ? "protected " + text : text)
                .toList();
        return "package " + packageOf(page) + "; " + IMPORTS + " @SuppressWarnings(\"all\") public class Preamble {\n"
                + String.join("\n", inherited) + "\n}";
    }
}
