package io.perdura.engine.partition;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.run.VisibilityRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The types of the application's search attributes, remembered: a name never changes its type. Thread-safe. */
final class AttributeTypes implements VisibilityRules.AttributeTypes {

    private final RunStore runs;
    private final ClientStore clients;
    private final Map<String, IndexedValueType> known = new ConcurrentHashMap<>();

    AttributeTypes(RunStore runs, ClientStore clients) {
        this.runs = runs;
        this.clients = clients;
    }

    @Override
    public IndexedValueType typeOf(String name, IndexedValueType wanted) {
        IndexedValueType type = known.get(name);
        if (type == null) {
            type = clients.registerAttributes(Map.of(name, wanted)).getOrDefault(name, wanted);
            known.put(name, type);
        }
        return type;
    }

    /** All that are known to the database. */
    Map<String, IndexedValueType> all() {
        Map<String, IndexedValueType> all = Inquiries.reading(runs::attributeTypes);
        known.putAll(all);
        return all;
    }
}
