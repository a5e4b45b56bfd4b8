package io.perdura.engine.port.filter;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a filter demands of a run, with values of their fields' own types. {@code IN} and {@code BETWEEN} are made of these. */
public sealed interface Condition {

    /** Every run. */
    record All() implements Condition {}

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** The field is set, and its value compares so; of a list, any item does, and for {@code !=} none is equal. */
    record Compare(Field field, Operator operator, Object value) implements Condition {}

    /** The field is set and begins with this; of a list, any item does. */
    record StartsWith(Field field, String prefix) implements Condition {}

    record IsSet(Field field) implements Condition {}

    /** How values compare. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written, in SQL too. */
        public String sign() {
            return sign;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    /** Whether a run fulfils it; {@code values} tells the run's value of a field, null when it is not set. */
    default boolean matches(Function<Field, @Nullable Object> values) {
        if (this instanceof And and) {
            return and.left().matches(values) && and.right().matches(values);
        }
        if (this instanceof Or or) {
            return or.left().matches(values) || or.right().matches(values);
        }
        if (this instanceof Not not) {
            return !not.condition().matches(values);
        }
        if (this instanceof Compare compare) {
            return Comparison.holds(compare, values.apply(compare.field()));
        }
        if (this instanceof StartsWith starts) {
            return Comparison.startsWith(values.apply(starts.field()), starts.prefix());
        }
        return !(this instanceof IsSet set) || Comparison.isSet(values.apply(set.field()));
    }
}
