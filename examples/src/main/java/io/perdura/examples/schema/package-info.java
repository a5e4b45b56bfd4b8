/**
 * The examples' own tables.
 *
 * <p>Belongs here: bringing the schema up to date when the application starts. May use: Flyway, Jakarta Enterprise Beans.
 */
@NullMarked
package io.perdura.examples.schema;

import org.jspecify.annotations.NullMarked;
