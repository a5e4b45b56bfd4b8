package io.perdura.common.converter;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.perdura.common.Payload;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything else as JSON by Jackson, {@code json/plain}: fields of any visibility, times in ISO-8601, unknown
 * properties ignored (so that a field can be removed while runs are open). No type name is ever read from data.
 */
public final class JacksonJsonPayloadConverter implements PayloadConverter {
    private static final String ENCODING = "json/plain";

    private final ObjectMapper mapper;

    public JacksonJsonPayloadConverter() {
        this(newDefaultObjectMapper());
    }

    /** @param mapper must not have default typing switched on */
    public JacksonJsonPayloadConverter(ObjectMapper mapper) {
        if (mapper.getDeserializationConfig().getDefaultTyper(mapper.constructType(Object.class)) != null) {
            throw new IllegalArgumentException(
                    "This ObjectMapper has default typing on, which lets data choose the class"
                            + " to create: use @JsonTypeInfo with names on the types that need it");
        }
        this.mapper = mapper;
    }

    /** A new mapper with the settings described above, for those who want to change one of them. */
    public static ObjectMapper newDefaultObjectMapper() {
        // A type factory of its own: the shared one's cache would keep an undeployed application's classes.
        // Jackson's buffers in a pool: kept by thread, each run's own thread would bring new ones, and hold them while
        // it waits.
        JsonFactory factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .build();
        return JsonMapper.builder(factory)
                .typeFactory(TypeFactory.createDefaultInstance())
                .addModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .build();
    }

    @Override
    public String getEncodingType() {
        return ENCODING;
    }

    @Override
    public Optional<Payload> toData(@Nullable Object value) {
        try {
            return Optional.of(new Payload(Payload.JSON_METADATA, mapper.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            String type = value == null ? "null" : value.getClass().getName();
            throw new DataConverterException(
                    "Can't write a " + type + " as JSON: " + e.getOriginalMessage()
                            + ". Use a plain bean or record, or register a payload converter for it",
                    e);
        }
    }

    @Override
    public <T> @Nullable T fromData(Payload content, Class<T> valueClass, Type valueType) {
        JavaType target = mapper.constructType(valueType);
        ObjectReader reader = mapper.readerFor(target);
        try {
            return reader.readValue(content.data());
        } catch (IOException | IllegalArgumentException e) {
            throw DataConverterException.doesNotFit(content, valueType, e);
        }
    }
}
