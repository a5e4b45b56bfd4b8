package io.perdura.engine.port.filter;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.port.filter.Condition.Compare;
import io.perdura.engine.port.filter.Condition.Operator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares values of one type. */
final class Comparison {

    private Comparison() {}

    static boolean isSet(@Nullable Object actual) {
        return actual instanceof List<?> list ? !list.isEmpty() : actual != null;
    }

    static boolean startsWith(@Nullable Object actual, String prefix) {
        return actual instanceof List<?> list
                ? list.stream().anyMatch(item -> startsWith(item, prefix))
                : actual != null && String.valueOf(actual).startsWith(prefix);
    }

    static boolean holds(Compare compare, @Nullable Object actual) {
        if (!isSet(actual) || actual == null) {
            return false;
        }
        if (actual instanceof List<?> list) {
            return compare.operator() == Operator.NOT_EQUAL
                    ? !list.contains(compare.value())
                    : list.stream().anyMatch(item -> holds(compare, item));
        }
        if (compare.field().type() == IndexedValueType.INDEXED_VALUE_TYPE_TEXT) {
            boolean found = lower(actual).contains(lower(compare.value()));
            return found == (compare.operator() == Operator.EQUAL);
        }
        return compare.operator().holds(compare(actual, compare.value()));
    }

    private static String lower(Object text) {
        return String.valueOf(text).toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked") // both have the type that the field says
    private static int compare(Object actual, Object wanted) {
        return ((Comparable<Object>) actual).compareTo(wanted);
    }
}
