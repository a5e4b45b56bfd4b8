/**
 * The store ports over a relational database: JPA entities for what is inserted in bulk and listed, plain SQL on the same
 * connection where row locks matter, a small dialect for each database, and the migrations.
 *
 * <p>May use {@code engine.port}, {@code engine.history}, the public API, Jakarta Persistence, JDBC and Flyway. Stable for the
 * runtime: {@link io.perdura.persistence.JpaStore}, {@link io.perdura.persistence.Transactions},
 * {@link io.perdura.persistence.PersistenceUnit}, {@link io.perdura.persistence.SchemaMigration}. The tables are internal.
 */
@NullMarked
package io.perdura.persistence;

import org.jspecify.annotations.NullMarked;
