package io.perdura.client.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perdura.common.PerduraException;
import io.perdura.common.converter.JacksonJsonPayloadConverter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the bodies of the REST API with Jackson, by the conventions of the engine's payloads: times in ISO-8601, absent
 * instead of null, fields of a newer server ignored. Thread-safe.
 */
public final class RestJson implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private static final ObjectMapper MAPPER = newMapper();

    private static ObjectMapper newMapper() {
        return JacksonJsonPayloadConverter.newDefaultObjectMapper()
                .setDefaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    }

    static <T> @Nullable T convert(@Nullable Object json, Class<T> type) {
        try {
            return MAPPER.convertValue(json, type);
        } catch (IllegalArgumentException e) {
            throw new PerduraException("The answer does not fit " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new PerduraException("The answer does not fit " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    /** A value as a body, by the same conventions. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new PerduraException(value.getClass().getName() + " can't be written as JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isJson(mediaType) && !isRaw(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isJson(mediaType) && !isRaw(type);
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream entityStream)
            throws IOException {
        return MAPPER.readValue(entityStream, MAPPER.constructType(genericType));
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders,
            OutputStream entityStream)
            throws IOException {
        entityStream.write(write(value));
    }

    private static boolean isJson(@Nullable MediaType mediaType) {
        return mediaType != null
                && ("json".equals(mediaType.getSubtype())
                        || mediaType.getSubtype().endsWith("+json"));
    }

    /** Text and bytes go as they are. */
    private static boolean isRaw(Class<?> type) {
        return CharSequence.class.isAssignableFrom(type)
                || InputStream.class.isAssignableFrom(type)
                || type == byte[].class;
    }
}
