package io.perdura.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Durations in our own requests are texts: a bare number would leave open whether it means seconds or milliseconds. */
final class DurationText extends StdScalarDeserializer<Duration> {

    private static final long serialVersionUID = 1L;

    static final Module MODULE = new SimpleModule("durations").addDeserializer(Duration.class, new DurationText());

    private DurationText() {
        super(Duration.class);
    }

    @Override
    public @Nullable Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken().isNumeric()) {
            throw InvalidFormatException.from(json, "a number", json.getNumberValue(), Duration.class);
        }
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw MismatchedInputException.from(json, Duration.class, "no text");
        }
        try {
            return Duration.parse(json.getText());
        } catch (DateTimeParseException e) {
            return (Duration) context.handleWeirdStringValue(Duration.class, json.getText(), "no ISO-8601 duration");
        }
    }
}
