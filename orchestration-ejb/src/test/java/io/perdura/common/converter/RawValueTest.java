package io.perdura.common.converter;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawValueTest {

    private final DataConverter converter = DefaultDataConverter.newDefaultInstance();

    @AfterEach
    void restore() {
        GlobalDataConverter.register(DefaultDataConverter.STANDARD_INSTANCE);
    }

    @Test
    void a_raw_value_is_its_payload_both_ways() {
        Payload stored = converter.encode(List.of(1, 2));
        RawValue raw = converter.fromPayload(stored, RawValue.class, RawValue.class);
        assertThat(raw).isEqualTo(new RawValue(stored));
        assertThat(converter.encode(raw)).isEqualTo(stored);
    }

    @Test
    void what_is_registered_is_the_default() {
        DataConverter own = new DefaultDataConverter(new JacksonJsonPayloadConverter());
        GlobalDataConverter.register(own);
        assertThat(DataConverter.getDefaultInstance()).isSameAs(own);
    }
}
