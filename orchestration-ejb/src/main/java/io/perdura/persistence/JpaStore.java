package io.perdura.persistence;

import io.perdura.engine.port.ActivityStore;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.LeaseStore;
import io.perdura.engine.port.ProcessedKeys;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.TransitionStore;

/**
 * The store ports over a database that {@link SchemaMigration} has prepared. Everything it writes belongs to one namespace, the
 * application; several applications may share the tables. Thread-safe; holds no connection between calls.
 */
public final class JpaStore {

    private static final int NAMESPACE_LENGTH = 64;

    private final LeaseStore leases;
    private final TransitionStore transitions;
    private final RunStore runs;
    private final ClientStore clients;
    private final ActivityStore activities;
    private final ProcessedKeys processedKeys;

    /**
     * @param namespace the application, 1 to 64 characters
     * @param transactions how to get at the database
     * @param crashPoints reached by each commit; {@link CrashPoint.Hook#NONE} in production
     * @throws IllegalArgumentException when the namespace does not fit
     * @throws IllegalStateException when the database is neither PostgreSQL nor H2
     */
    public JpaStore(String namespace, Transactions transactions, CrashPoint.Hook crashPoints) {
        if (namespace.isBlank() || namespace.length() > NAMESPACE_LENGTH) {
            throw new IllegalArgumentException("a namespace has 1 to " + NAMESPACE_LENGTH + " characters, but '"
                    + namespace + "' has " + namespace.length() + ": shorten the application's name");
        }
        Dialect dialect = transactions.own(unit -> Dialect.of(unit.connection()));
        Database database = new Database(namespace, dialect, transactions);
        Addresses addresses = new Addresses(database);
        leases = new JpaLeases(database, addresses);
        transitions = new JpaTransitions(database, addresses, crashPoints);
        runs = new JpaRuns(database);
        clients = new JpaClients(database);
        activities = new JpaActivities(database, addresses);
        processedKeys = new JpaProcessedKeys(database);
    }

    public LeaseStore leases() {
        return leases;
    }

    public TransitionStore transitions() {
        return transitions;
    }

    public RunStore runs() {
        return runs;
    }

    public ClientStore clients() {
        return clients;
    }

    public ActivityStore activities() {
        return activities;
    }

    public ProcessedKeys processedKeys() {
        return processedKeys;
    }
}
