package io.perdura.common.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.perdura.common.Payload;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefaultDataConverterTest {
    private final DataConverter converter = DefaultDataConverter.newDefaultInstance();

    record Line(String sku, int quantity) {}

    record Order(String id, List<Line> lines, Instant at, Duration patience, Optional<String> note) {}

    static final class Bean {
        private String hidden = "";

        Bean() {}

        Bean(String hidden) {
            this.hidden = hidden;
        }
    }

    interface Shop {
        Map<String, List<Line>> stock(List<Order> orders, int limit, @Nullable String note);
    }

    @Test
    void json_round_trip_of_records_times_and_optionals() {
        Order order = new Order(
                "o-1",
                List.of(new Line("book", 2)),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Duration.ofMinutes(90),
                Optional.of("fast"));

        Payload payload = converter.encode(order);

        assertThat(payload.encoding()).isEqualTo("json/plain");
        assertThat(text(payload))
                .contains("\"2026-01-02T03:04:05.678Z\"")
                .contains("\"PT1H30M\"")
                .contains("\"fast\"");
        assertThat(converter.fromPayload(payload, Order.class, Order.class)).isEqualTo(order);
    }

    @Test
    void private_fields_of_a_bean_are_kept() {
        Payload payload = converter.encode(new Bean("x"));

        assertThat(converter.fromPayload(payload, Bean.class, Bean.class))
                .extracting(bean -> bean.hidden)
                .isEqualTo("x");
    }

    @Test
    void null_and_bytes_have_encodings_of_their_own() {
        assertThat(converter.encode(null).encoding()).isEqualTo("binary/null");
        assertThat(converter.fromPayload(converter.encode(null), String.class, String.class))
                .isNull();
        assertThat(converter.fromPayload(converter.encode(null), int.class, int.class))
                .isZero();

        Payload bytes = converter.encode(new byte[] {1, 2});
        assertThat(bytes.encoding()).isEqualTo("binary/plain");
        assertThat(converter.fromPayload(bytes, byte[].class, byte[].class)).containsExactly(1, 2);
    }

    @Test
    void generic_types_come_from_the_signature() throws Exception {
        Method method = Shop.class.getDeclaredMethod("stock", List.class, int.class, String.class);
        Payload payload = converter.encode(Map.of("a", List.of(new Line("book", 1))));

        Object value = converter.fromPayload(payload, Map.class, method.getGenericReturnType());

        assertThat(value).isEqualTo(Map.of("a", List.of(new Line("book", 1))));
    }

    @Test
    void missing_arguments_get_defaults_and_surplus_ones_are_ignored() throws Exception {
        Method method = Shop.class.getDeclaredMethod("stock", List.class, int.class, String.class);
        Class<?>[] classes = method.getParameterTypes();
        Type[] types = method.getGenericParameterTypes();

        assertThat(converter.fromPayloads(converter.toPayloads(List.of()), classes, types))
                .containsExactly(List.of(), 0, null);
        assertThat(converter.fromPayloads(converter.toPayloads(List.of(), 5, "n", "surplus"), classes, types))
                .containsExactly(List.of(), 5, "n");
    }

    @Test
    void unknown_properties_are_ignored_so_that_fields_can_be_removed() {
        Payload payload = json("{\"sku\":\"book\",\"quantity\":1,\"colour\":\"red\"}");

        assertThat(converter.fromPayload(payload, Line.class, Line.class)).isEqualTo(new Line("book", 1));
    }

    @Test
    void a_payload_that_does_not_fit_names_position_and_type() {
        List<Payload> payloads = List.of(json("1"), json("\"many\""));

        assertThatExceptionOfType(DataConverterException.class)
                .isThrownBy(() -> converter.fromPayloads(1, payloads, Line.class, Line.class))
                .withMessageStartingWith(
                        "Value 2 of 2: Can't read Payload[json/plain, \"many\"] as " + Line.class.getTypeName());
    }

    @Test
    void a_value_that_json_can_not_hold_names_its_class() {
        Object[] cycle = new Object[1];
        cycle[0] = cycle;

        assertThatExceptionOfType(DataConverterException.class)
                .isThrownBy(() -> converter.toPayloads("fine", cycle))
                .withMessageStartingWith("Value 2 of 2: Can't write a [Ljava.lang.Object; as JSON");
    }

    @Test
    void an_unknown_encoding_names_those_that_are_there() {
        Payload payload = Payload.of("binary/encrypted", new byte[0]);

        assertThatExceptionOfType(DataConverterException.class)
                .isThrownBy(() -> converter.fromPayload(payload, String.class, String.class))
                .withMessageContaining("binary/encrypted")
                .withMessageContaining("[binary/null, binary/plain, json/plain]");
    }

    @Test
    void type_names_in_data_are_never_followed() {
        Payload payload = json("[\"java.io.File\",\"/etc/passwd\"]");

        assertThat(converter.fromPayload(payload, Object.class, Object.class))
                .isEqualTo(List.of("java.io.File", "/etc/passwd"));
    }

    @Test
    void a_mapper_with_default_typing_is_refused() {
        ObjectMapper mapper = JsonMapper.builder()
                .activateDefaultTyping(
                        JsonMapper.builder().build().getPolymorphicTypeValidator(),
                        ObjectMapper.DefaultTyping.NON_FINAL)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacksonJsonPayloadConverter(mapper))
                .withMessageContaining("default typing");
    }

    @Test
    void an_override_takes_the_place_of_its_encoding() {
        PayloadConverter loud = new PayloadConverter() {
            @Override
            public String getEncodingType() {
                return "text/loud";
            }

            @Override
            public Optional<Payload> toData(@Nullable Object value) {
                return value instanceof String text
                        ? Optional.of(Payload.of(getEncodingType(), bytes(text + "!")))
                        : Optional.empty();
            }

            @Override
            public <T> T fromData(Payload content, Class<T> valueClass, Type valueType) {
                return valueClass.cast(text(content));
            }
        };
        DataConverter overridden = DefaultDataConverter.newDefaultInstance().withPayloadConverterOverrides(loud);

        assertThat(overridden.fromPayload(overridden.encode("hey"), String.class, String.class))
                .isEqualTo("hey!");
        assertThat(overridden.encode(5).encoding()).isEqualTo("json/plain");
    }

    @Test
    void payloads_are_equal_by_content_and_need_an_encoding() {
        assertThat(json("1")).isEqualTo(json("1")).hasSameHashCodeAs(json("1")).isNotEqualTo(json("2"));
        assertThat(json("1")).isEqualTo(converter.encode(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Payload(Map.of(), new byte[0]))
                .withMessageContaining("encoding");
    }

    @Test
    void encoded_values_decode_when_asked() {
        EncodedValues stored = EncodedValues.of(converter.toPayloads("a", List.of(1, 2)), converter);
        EncodedValues live = EncodedValues.of("a", 7);

        assertThat(stored.getSize()).isEqualTo(2);
        assertThat(stored.get(String.class)).isEqualTo("a");
        assertThat(stored.get(1, Object.class)).isEqualTo(List.of(1, 2));
        assertThat(stored.get(2, String.class)).isNull();
        assertThat(live.get(1, int.class)).isEqualTo(7);
        assertThat(live.toPayloads(converter)).isEqualTo(converter.toPayloads("a", 7));
        assertThatExceptionOfType(DataConverterException.class)
                .isThrownBy(() -> live.get(0, Integer.class))
                .withMessage("Value 1 of 2: asked for java.lang.Integer, but it is a java.lang.String");
        assertThat(EncodedValues.none().getSize()).isZero();
    }

    private static Payload json(String text) {
        return Payload.of("json/plain", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Payload payload) {
        return new String(payload.data(), StandardCharsets.UTF_8);
    }
}
