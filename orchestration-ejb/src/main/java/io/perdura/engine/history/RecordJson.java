package io.perdura.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perdura.common.Payload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON for people, by their components. A payload's bytes are written as text when they are UTF-8 without loss, else in
 * base 64; absent values are left out.
 */
final class RecordJson {

    static final String METADATA = "metadata";
    static final String TEXT = "text";
    static final String BASE64 = "base64";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    static ObjectNode write(Record value) {
        ObjectNode node = NODES.objectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(value, component);
            if (part != null) {
                node.set(component.getName(), node(part));
            }
        }
        return node;
    }

    private static @Nullable Object part(Record value, RecordComponent component) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "can't read " + component + " of " + value.getClass().getName(), e);
        }
    }

    private static JsonNode node(Object value) {
        if (value instanceof Payload payload) {
            return payload(payload);
        } else if (value instanceof RunId runId) {
            return NODES.textNode(runId.toString());
        } else if (value instanceof Enum<?> constant) {
            return NODES.textNode(constant.name());
        } else if (value instanceof String text) {
            return NODES.textNode(text);
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof byte[] bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, entry) -> object.set(String.valueOf(key), node(entry)));
            return object;
        } else if (value instanceof Record part) {
            return write(part);
        }
        return NODES.textNode(value.toString());
    }

    private static ObjectNode payload(Payload payload) {
        ObjectNode node = NODES.objectNode();
        node.set(METADATA, node(payload.metadata()));
        String text = new String(payload.data(), StandardCharsets.UTF_8);
        boolean faithful = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), payload.data());
        return faithful
                ? node.put(TEXT, text)
                : node.put(BASE64, Base64.getEncoder().encodeToString(payload.data()));
    }
}
