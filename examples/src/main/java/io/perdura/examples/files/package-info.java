/**
 * A file that is fetched, worked on and delivered on one host.
 *
 * <p>Belongs here: the workflow {@code FileTreatment} and its activities. May use: the workflow and activity API. Stable: their
 * names and JSON.
 */
@NullMarked
package io.perdura.examples.files;

import org.jspecify.annotations.NullMarked;
