package io.perdura.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The settings of the persistence unit {@value #NAME}, which is used twice: over the engine's own data source and over the
 * application's. Each use is an entity manager factory with a session of its own.
 */
public final class PersistenceUnit {

    /** The unit's name in {@code persistence.xml}. */
    public static final String NAME = "perdura";

    private PersistenceUnit() {}

    /**
     * Properties for {@code Persistence.createEntityManagerFactory(NAME, …)} inside a server.
     *
     * @param use a name for this use of the unit, such as {@code engine}
     * @param dataSource the JNDI name of a JTA data source
     */
    public static Map<String, Object> jta(String use, String dataSource) {
        Map<String, Object> properties = common(use);
        properties.put("jakarta.persistence.jtaDataSource", dataSource);
        return properties;
    }

    /** Properties for a use in which the entity manager itself begins and commits: the engine's own, and all on plain Java SE. */
    public static Map<String, Object> local(String use, DataSource dataSource) {
        Map<String, Object> properties = common(use);
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
        return properties;
    }

    private static Map<String, Object> common(String use) {
        Map<String, Object> properties = new HashMap<>();
        // Sessions are known by name in all of the server, and several of its applications may bring an engine.
        properties.put("eclipselink.session-name", NAME + "-" + use + "-" + UUID.randomUUID());
        return properties;
    }
}
