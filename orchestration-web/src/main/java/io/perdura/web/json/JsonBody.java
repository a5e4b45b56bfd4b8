package io.perdura.web.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.perdura.client.rest.Problem.FieldError;
import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the body of a request strictly: an unknown or doubled field, a number where a text belongs, or something after the end is
 * refused with its place. Numbers of arguments keep every digit.
 */
public final class JsonBody {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule(), DurationText.MODULE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            BigInteger.class);

    private JsonBody() {}

    /** The body as one of our own records. */
    public static <T> T as(Class<T> type, byte[] body) {
        if (isEmpty(body)) {
            throw RequestRefused.of(
                    ProblemKind.MALFORMED_JSON, "The body is empty; expected a JSON object with " + fieldsOf(type));
        }
        try {
            T value = STRICT.readValue(body, type);
            if (value == null) {
                throw RequestRefused.of(
                        ProblemKind.MALFORMED_JSON, "The body is null; expected a JSON object with " + fieldsOf(type));
            }
            OwnForm.requireElements(value);
            return value;
        } catch (IOException e) {
            throw refused(e, type);
        }
    }

    /** The body as the arguments of a signal or query: a JSON array; none when it is empty. */
    public static List<JsonNode> asArguments(byte[] body) {
        if (isEmpty(body)) {
            return List.of();
        }
        JsonNode array = asValue(body);
        if (!array.isArray()) {
            throw RequestRefused.of(
                    ProblemKind.MALFORMED_JSON,
                    "The body is a JSON " + array.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                            + "; expected an array of the arguments, such as [\"alice\"], or [] for none");
        }
        List<JsonNode> arguments = new ArrayList<>();
        array.forEach(arguments::add);
        return arguments;
    }

    /** The body as any JSON value; JSON null when it is empty. */
    public static JsonNode asValue(byte[] body) {
        try {
            return isEmpty(body) ? STRICT.nullNode() : STRICT.readTree(body);
        } catch (IOException e) {
            throw refused(e, JsonNode.class);
        }
    }

    public static boolean isEmpty(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static RequestRefused refused(IOException e, Class<?> type) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return RequestRefused.fields(List.of(new FieldError(
                    path(unknown), "unknown field; expected one of " + fieldsOf(unknown.getReferringClass()))));
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return RequestRefused.field(path(mismatch), misfit(mismatch));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return RequestRefused.field(path(mapping), mapping.getOriginalMessage());
        }
        if (e instanceof MismatchedInputException && type.isRecord()) {
            return RequestRefused.of(
                    ProblemKind.MALFORMED_JSON, "The body is no JSON object; expected one with " + fieldsOf(type), e);
        }
        return RequestRefused.of(ProblemKind.MALFORMED_JSON, malformed(e), e);
    }

    /** What a value is, where that can be said, and what was expected. */
    static String misfit(MismatchedInputException mismatch) {
        return (mismatch instanceof InvalidFormatException invalid ? "is " + shown(invalid.getValue()) + "; " : "")
                + "expected " + expected(mismatch.getTargetType());
    }

    private static String malformed(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return "The body can't be read: " + e.getMessage();
        }
        JsonLocation place = json.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return "Not JSON" + where + ": " + json.getOriginalMessage();
    }

    static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String shown(Object value) {
        String text = value instanceof String s ? '"' + s + '"' : String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    static String expected(Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (type == java.time.Duration.class) {
            return "an ISO-8601 duration such as \"PT30S\"";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type.isRecord() ? "an object with " + fieldsOf(type) : "a " + type.getSimpleName();
    }

    private static String fieldsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.joining(", "));
    }
}
