package io.perdura.engine.port.filter;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.port.filter.Condition.Compare;
import io.perdura.engine.port.filter.Condition.Operator;
import io.perdura.engine.port.filter.Tokens.Kind;
import io.perdura.engine.port.filter.Tokens.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter: comparisons of fields with values, joined by {@code AND}, {@code OR}, {@code NOT} and parentheses. Built-in names
 * and keywords are read in any case, names of search attributes as they are.
 */
public final class FilterParser {

    private static final int DEEPEST = 100;
    private static final int LONGEST = 20_000;
    private static final String OPERATORS = "= != < <= > >= IN BETWEEN STARTS_WITH IS";

    private final Map<String, IndexedValueType> attributes;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private FilterParser(String filter, Map<String, IndexedValueType> attributes) {
        this.tokens = Tokens.of(filter);
        this.attributes = attributes;
    }

    /**
     * @param filter null or blank for every run
     * @param attributes the types of the application's search attributes, by name
     * @throws FilterSyntaxException when it can't be read
     */
    public static Condition parse(@Nullable String filter, Map<String, IndexedValueType> attributes) {
        if (filter == null || filter.isBlank()) {
            return new Condition.All();
        }
        if (filter.length() > LONGEST) {
            throw new FilterSyntaxException(
                    LONGEST, "the filter has " + filter.length() + " characters; expected at most " + LONGEST);
        }
        FilterParser parser = new FilterParser(filter, attributes);
        Condition condition = parser.alternatives();
        Token rest = parser.take();
        if (rest.kind() != Kind.END) {
            throw new FilterSyntaxException(rest.position(), "found " + rest + "; expected AND, OR or the end");
        }
        return condition;
    }

    private Condition alternatives() {
        Condition condition = conjunction();
        while (takeIf("OR")) {
            condition = new Condition.Or(condition, conjunction());
        }
        return condition;
    }

    private Condition conjunction() {
        Condition condition = negation();
        while (takeIf("AND")) {
            condition = new Condition.And(condition, negation());
        }
        return condition;
    }

    private Condition negation() {
        Token start = peek();
        if (++depth > DEEPEST) {
            throw new FilterSyntaxException(start.position(), "more than " + DEEPEST + " conditions within each other");
        }
        try {
            if (takeIf("NOT")) {
                return new Condition.Not(negation());
            }
            if (takeIf("(")) {
                Condition inner = alternatives();
                expect(")");
                return inner;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Condition comparison() {
        Field field = field(take());
        if (takeIf("IS")) {
            boolean not = takeIf("NOT");
            expect("NULL");
            Condition set = new Condition.IsSet(field);
            return not ? set : new Condition.Not(set);
        }
        if (takeIf("NOT")) {
            Token word = peek();
            return new Condition.Not(byWord(field)
                    .orElseThrow(() -> new FilterSyntaxException(
                            word.position(), "found " + word + "; expected IN, BETWEEN or STARTS_WITH")));
        }
        return byWord(field).orElseGet(() -> bySign(field));
    }

    private Optional<Condition> byWord(Field field) {
        if (takeIf("IN")) {
            return Optional.of(in(field));
        }
        if (takeIf("BETWEEN")) {
            Token start = peek();
            requireOrdered(field, start, "BETWEEN");
            Object low = Literals.value(field, take());
            expect("AND");
            return Optional.of(new Condition.And(
                    new Compare(field, Operator.GREATER_OR_EQUAL, low),
                    new Compare(field, Operator.LESS_OR_EQUAL, Literals.value(field, take()))));
        }
        return takeIf("STARTS_WITH") ? Optional.of(startsWith(field)) : Optional.empty();
    }

    private Condition bySign(Field field) {
        Token sign = take();
        Operator operator = Arrays.stream(Operator.values())
                .filter(known -> sign.kind() == Kind.OPERATOR && known.sign().equals(sign.text()))
                .findFirst()
                .orElseThrow(() ->
                        new FilterSyntaxException(sign.position(), "found " + sign + "; expected one of " + OPERATORS));
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            requireOrdered(field, sign, operator.sign());
        }
        return new Compare(field, operator, Literals.value(field, take()));
    }

    private Condition in(Field field) {
        expect("(");
        Condition any = new Compare(field, Operator.EQUAL, Literals.value(field, take()));
        while (takeIf(",")) {
            any = new Condition.Or(any, new Compare(field, Operator.EQUAL, Literals.value(field, take())));
        }
        expect(")");
        return any;
    }

    private Condition startsWith(Field field) {
        Token value = take();
        boolean words = field.type() == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD
                || field.type() == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST;
        if (!words || field == Field.BuiltIn.EXECUTION_STATUS || field == Field.BuiltIn.RUN_ID) {
            throw new FilterSyntaxException(
                    value.position(), field.label() + " has no beginning to compare with; STARTS_WITH is for keywords");
        }
        if (value.kind() != Kind.TEXT) {
            throw new FilterSyntaxException(
                    value.position(), "found " + value + "; expected a value in quotes, such as 'order-'");
        }
        return new Condition.StartsWith(field, value.text());
    }

    private static void requireOrdered(Field field, Token at, String operator) {
        boolean ordered = switch (field.type()) {
            case INDEXED_VALUE_TYPE_BOOL, INDEXED_VALUE_TYPE_TEXT, INDEXED_VALUE_TYPE_KEYWORD_LIST -> false;
            default -> field != Field.BuiltIn.EXECUTION_STATUS && field != Field.BuiltIn.RUN_ID;
        };
        if (!ordered) {
            throw new FilterSyntaxException(
                    at.position(), field.label() + " has no order: it can't be compared by " + operator);
        }
    }

    private Field field(Token name) {
        if (name.kind() == Kind.WORD) {
            Optional<Field.BuiltIn> known = Field.BuiltIn.named(name.text());
            if (known.isPresent()) {
                return known.get();
            }
            IndexedValueType type = attributes.get(name.text());
            if (type != null) {
                return new Field.Attribute(name.text(), type);
            }
        }
        String builtIn = Arrays.stream(Field.BuiltIn.values()).map(Field::label).collect(Collectors.joining(", "));
        throw new FilterSyntaxException(
                name.position(),
                "found " + name + "; expected the name of a field: " + builtIn
                        + (attributes.isEmpty()
                                ? ""
                                : ", or of a search attribute: "
                                        + String.join(", ", new TreeSet<>(attributes.keySet()))));
    }

    // ---- tokens

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private boolean takeIf(String word) {
        Token token = peek();
        boolean found = token.kind() != Kind.TEXT && token.text().equalsIgnoreCase(word);
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String word) {
        Token token = peek();
        if (!takeIf(word)) {
            throw new FilterSyntaxException(token.position(), "found " + token + "; expected " + word);
        }
    }
}
