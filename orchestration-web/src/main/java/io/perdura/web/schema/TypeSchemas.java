package io.perdura.web.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.lang.reflect.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON Schemas (draft 2020-12) of Java types, as Jackson reads and writes them. Not thread-safe. */
final class TypeSchemas {

    private static final Logger LOG = LoggerFactory.getLogger(TypeSchemas.class);

    private final SchemaGenerator generator =
            new SchemaGenerator(new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                    .with(new JacksonModule(
                            JacksonOption.RESPECT_JSONPROPERTY_ORDER,
                            JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
                            JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                    .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                    .without(Option.SCHEMA_VERSION_INDICATOR)
                    .build());

    /** The schema of a type; the schema that allows everything when it can't be told. */
    JsonNode of(Type type) {
        try {
            return generator.generateSchema(type);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("No JSON Schema for {}", type, e);
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
