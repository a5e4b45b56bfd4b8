package io.perdura.engine.port.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A filter cut into words, operators and quoted texts. */
final class Tokens {

    enum Kind {
        WORD,
        OPERATOR,
        TEXT,
        END
    }

    /** @param position where it begins, from 1 */
    record Token(Kind kind, String text, int position) {
        @Override
        public String toString() {
            return switch (kind) {
                case END -> "the end";
                case TEXT -> "'" + text + "'";
                case WORD, OPERATOR -> "\"" + text + "\"";
            };
        }
    }

    private static final String OPERATOR_CHARACTERS = "=<>!";

    private final String filter;
    private int next;

    private Tokens(String filter) {
        this.filter = filter;
    }

    static List<Token> of(String filter) {
        return new Tokens(filter).cut();
    }

    private List<Token> cut() {
        List<Token> tokens = new ArrayList<>();
        while (next < filter.length()) {
            char c = filter.charAt(next);
            if (Character.isWhitespace(c)) {
                next++;
            } else if (c == '\'' || c == '"') {
                tokens.add(quoted(c));
            } else if (c == '`') { // a name may be quoted, as in SQL
                Token name = quoted(c);
                tokens.add(new Token(Kind.WORD, name.text(), name.position()));
            } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
                tokens.add(run(Kind.OPERATOR, ch -> OPERATOR_CHARACTERS.indexOf(ch) >= 0));
            } else if (isOfWord(c)) {
                tokens.add(run(Kind.WORD, Tokens::isOfWord));
            } else {
                tokens.add(new Token(Kind.OPERATOR, String.valueOf(c), next + 1));
                next++;
            }
        }
        tokens.add(new Token(Kind.END, "", filter.length() + 1));
        return tokens;
    }

    /** Names of attributes and numbers. */
    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
    }

    private Token run(Kind kind, IntPredicate belongs) {
        int start = next;
        while (next < filter.length() && belongs.test(filter.charAt(next))) {
            next++;
        }
        return new Token(kind, filter.substring(start, next), start + 1);
    }

    /** A text in quotes; a quote in it is written twice. */
    private Token quoted(char quote) {
        int start = next++;
        StringBuilder text = new StringBuilder();
        while (next < filter.length()) {
            char c = filter.charAt(next++);
            if (c != quote) {
                text.append(c);
            } else if (next < filter.length() && filter.charAt(next) == quote) {
                text.append(quote);
                next++;
            } else {
                return new Token(Kind.TEXT, text.toString(), start + 1);
            }
        }
        throw new FilterSyntaxException(start + 1, "this quote is never closed; end the value with " + quote);
    }
}
