package io.perdura.web.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DataConverterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payloads as the JSON that they hold, and back. What is not JSON, or can't be read here, is shown as its encoding and its bytes in
 * Base64. Numbers keep every digit. Thread-safe.
 */
public final class PayloadJson {

    private static final String JSON = "json/plain";
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final DataConverter converter;

    public PayloadJson(DataConverter converter) {
        this.converter = converter;
    }

    public JsonNode show(Payload payload) {
        try {
            if (JSON.equals(payload.encoding())) {
                return EXACT.readTree(payload.data());
            }
            JsonNode value = converter.fromPayload(payload, JsonNode.class, JsonNode.class);
            return value == null ? NullNode.getInstance() : value;
        } catch (DataConverterException | IOException e) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("encoding", payload.encoding())
                    .put("base64", payload.data());
        }
    }

    public List<Object> show(List<Payload> payloads) {
        List<Object> values = new ArrayList<>(payloads.size());
        payloads.forEach(payload -> values.add(show(payload)));
        return values;
    }

    public Payload payload(@Nullable Object json) {
        return converter.encode(json instanceof NullNode ? null : json);
    }

    public List<Payload> payloads(List<?> json) {
        List<Payload> payloads = new ArrayList<>(json.size());
        json.forEach(value -> payloads.add(payload(value)));
        return List.copyOf(payloads);
    }
}
