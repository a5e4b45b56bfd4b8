package io.perdura.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.converter.DefaultDataConverter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadJsonTest {

    private final PayloadJson payloads = new PayloadJson(DefaultDataConverter.newDefaultInstance());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"ü\"",
                "1.10",
                "12345678901234567890.123456789012345678901",
                "98765432109876543210",
                "{\"b\":1,\"a\":[null,{}]}"
            })
    void json_goes_through_unchanged(String json) {
        Payload stored = Payload.of("json/plain", json.getBytes(StandardCharsets.UTF_8));

        assertThat(payloads.show(stored)).hasToString(json);
        Payload sent = payloads.payload(JsonBody.asValue(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(payloads.show(sent)).hasToString(json);
    }

    @Test
    void nothing_is_null() {
        assertThat(payloads.show(payloads.payload(null)).isNull()).isTrue();
    }

    @Test
    void what_is_no_json_is_shown_by_its_encoding() {
        assertThat(payloads.show(Payload.of("binary/encrypted", new byte[] {1, 2})))
                .hasToString("{\"encoding\":\"binary/encrypted\",\"base64\":\"AQI=\"}");
        assertThat(payloads.show(Payload.of("binary/plain", new byte[] {1, 2})))
                .hasToString("{\"encoding\":\"binary/plain\",\"base64\":\"AQI=\"}");
        assertThat(payloads.show(Payload.of("json/plain", new byte[] {'{'})))
                .hasToString("{\"encoding\":\"json/plain\",\"base64\":\"ew==\"}");
    }
}
