package io.perdura.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The raw figures, for whoever wants to compare runs. */
public final class JsonReport {

    private JsonReport() {}

    public static String of(Results results) {
        try {
            return new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results that are no JSON", e);
        }
    }
}
