package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Run ids that may be absent, as the nil UUID in a column that is never null: EclipseLink binds a null UUID as a text, which
 * PostgreSQL refuses, and fails when it reads one.
 */
@Converter
public class RunIdConverter implements AttributeConverter<@Nullable RunId, UUID> {

    private static final UUID NIL = new UUID(0, 0);

    @Override
    public UUID convertToDatabaseColumn(@Nullable RunId runId) {
        return runId == null ? NIL : runId.uuid();
    }

    @Override
    public @Nullable RunId convertToEntityAttribute(UUID column) {
        return column.equals(NIL) ? null : new RunId(column);
    }
}
