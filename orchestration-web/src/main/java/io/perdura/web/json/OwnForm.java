package io.perdura.web.json;

import io.perdura.web.problem.RequestRefused;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record of ours has in its lists: JSON may say null there, which only values of the caller's own, such as arguments, may be. The
 * code that reads a form relies on it.
 */
final class OwnForm {

    /** A component that is a record, or a list of records or texts. */
    private record Part(RecordComponent component, @Nullable Class<?> element) {

        static Part of(RecordComponent component) {
            Class<?> element = null;
            if (component.getType() == List.class && component.getGenericType() instanceof ParameterizedType list) {
                Type argument = list.getActualTypeArguments()[0];
                element = argument instanceof Class<?> type && (type.isRecord() || type == String.class) ? type : null;
            }
            return new Part(component, element);
        }

        boolean matters() {
            return element != null || component.getType().isRecord();
        }

        @Nullable
        Object of(Object form) {
            try {
                return component.getAccessor().invoke(form);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("can't read " + component + " of " + form.getClass(), e);
            }
        }
    }

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .map(Part::of)
                            .filter(Part::matters)
                            .toList()
                    : List.of();
        }
    };

    private OwnForm() {}

    /** @throws RequestRefused when a list has a null where an element of ours belongs; with its place */
    static void requireElements(Object form) {
        requireElements(form, "");
    }

    private static void requireElements(Object form, String path) {
        for (Part part : PARTS.get(form.getClass())) {
            Object value = part.of(form);
            String place = path + part.component().getName();
            if (value instanceof List<?> list && part.element() != null) {
                requireElements(list, place, part.element());
            } else if (value != null) {
                requireElements(value, place + ".");
            }
        }
    }

    private static void requireElements(List<?> list, String place, Class<?> element) {
        for (int i = 0; i < list.size(); i++) {
            Object each = list.get(i);
            if (each == null) {
                throw RequestRefused.field(place + "[" + i + "]", "is null; expected " + JsonBody.expected(element));
            }
            requireElements(each, place + "[" + i + "].");
        }
    }
}
