package io.perdura.persistence;

import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.history.ByteReader;
import io.perdura.engine.history.ByteWriter;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.RunOptionsCodec;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.ExecutionRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs show of themselves: the bytes on {@code pd_execution} by which it is shown, and the typed rows of {@code
 * pd_search_attribute} by which it is found. A run that shows nothing costs no statement.
 */
final class VisibilityTable {

    private static final String TYPE_PREFIX = "INDEXED_VALUE_TYPE_";
    private static final String INSERT =
            "insert into pd_search_attribute (namespace, run_id, name, item_no, value_type,"
                    + " text_value, search_text, keyword_value, int_value, double_value, bool_value, datetime_value)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final Sql sql;

    VisibilityTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** The rows of a new run. */
    void insert(ExecutionRecord run) throws SQLException {
        insert(run.runId(), run.visible().searchAttributes());
    }

    void update(RunId runId, Visible visible) throws SQLException {
        sql.update(
                "update pd_execution set memo = ?, search_attributes = ? where namespace = ? and run_id = ?",
                memo(visible),
                searchAttributes(visible),
                database.namespace(),
                runId.uuid());
        sql.update(
                "delete from pd_search_attribute where namespace = ? and run_id = ?",
                database.namespace(),
                runId.uuid());
        insert(runId, visible.searchAttributes());
    }

    private void insert(RunId runId, SearchAttributes attributes) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        attributes.getUntypedValues().forEach((key, value) -> {
            List<?> items = value instanceof List<?> list ? list : List.of(value);
            for (int i = 0; i < items.size(); i++) {
                rows.add(row(runId, key, i, items.get(i)));
            }
        });
        sql.batch(INSERT, rows);
    }

    private @Nullable Object[] row(RunId runId, SearchAttributeKey<?> key, int item, Object value) {
        IndexedValueType type = key.getValueType();
        boolean text = type == IndexedValueType.INDEXED_VALUE_TYPE_TEXT;
        boolean keyword = type == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD
                || type == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST;
        return new @Nullable Object[] {
            database.namespace(),
            runId.uuid(),
            key.getName(),
            item,
            type.name().substring(TYPE_PREFIX.length()),
            text ? value : null,
            text ? String.valueOf(value).toLowerCase(Locale.ROOT) : null,
            keyword ? value : null,
            type == IndexedValueType.INDEXED_VALUE_TYPE_INT ? value : null,
            type == IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE ? value : null,
            type == IndexedValueType.INDEXED_VALUE_TYPE_BOOL ? value : null,
            type == IndexedValueType.INDEXED_VALUE_TYPE_DATETIME ? value : null
        };
    }

    /** Fixes the types of names that have none; the types that these names have now. */
    Map<String, IndexedValueType> register(Map<String, IndexedValueType> wanted) throws SQLException {
        for (Map.Entry<String, IndexedValueType> entry : new TreeMap<>(wanted).entrySet()) {
            database.dialect()
                    .insertUnlessTaken(
                            sql,
                            "insert into pd_search_attribute_key (namespace, name, value_type) values (?, ?, ?)",
                            database.namespace(),
                            entry.getKey(),
                            entry.getValue().name().substring(TYPE_PREFIX.length()));
        }
        Map<String, IndexedValueType> types = types();
        types.keySet().retainAll(wanted.keySet());
        return types;
    }

    Map<String, IndexedValueType> types() throws SQLException {
        Map<String, IndexedValueType> types = new TreeMap<>();
        sql.query(
                        "select name, value_type from pd_search_attribute_key where namespace = ?",
                        row -> Map.entry(
                                Objects.requireNonNull(row.getString(1)),
                                IndexedValueType.valueOf(TYPE_PREFIX + row.getString(2))),
                        database.namespace())
                .forEach(entry -> types.put(entry.getKey(), entry.getValue()));
        return types;
    }

    // ---- the bytes by which it is shown

    static byte @Nullable [] memo(Visible visible) {
        return visible.memo().isEmpty() && visible.summary() == null && visible.details() == null
                ? null
                : new ByteWriter()
                        .payloadMap(visible.memo())
                        .optional(visible.summary(), ByteWriter::payload)
                        .optional(visible.details(), ByteWriter::payload)
                        .toByteArray();
    }

    static byte @Nullable [] searchAttributes(Visible visible) {
        return visible.searchAttributes().isEmpty()
                ? null
                : RunOptionsCodec.writeAttributes(new ByteWriter(), visible.searchAttributes())
                        .toByteArray();
    }

    static Visible visible(
            byte @Nullable [] memo, byte @Nullable [] searchAttributes, @Nullable Instant executionTime) {
        if (memo == null && searchAttributes == null && executionTime == null) {
            return Visible.NOTHING;
        }
        ByteReader words = memo == null ? null : new ByteReader(memo);
        return new Visible(
                words == null ? Map.of() : words.payloadMap(),
                searchAttributes == null
                        ? SearchAttributes.EMPTY
                        : RunOptionsCodec.readAttributes(new ByteReader(searchAttributes)),
                words == null ? null : words.optional(ByteReader::payload),
                words == null ? null : words.optional(ByteReader::payload),
                executionTime == null ? 0 : executionTime.toEpochMilli());
    }
}
