/**
 * Tests against the application on a running Open Liberty, over each database. {@link io.perdura.it.Deployments} makes the
 * archives, {@link io.perdura.it.DatabaseOfTheRun} the database; a test class brings a deployment and its cases. One server
 * serves all classes of a run, so a class that needs another server starts its own.
 */
@org.jspecify.annotations.NullMarked
package io.perdura.it;
