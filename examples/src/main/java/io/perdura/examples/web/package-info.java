/**
 * What the examples show of themselves over HTTP.
 *
 * <p>Belongs here: the JAX-RS application of this archive, and read-only views of the examples' rows. May use: all other
 * packages of the examples.
 */
@NullMarked
package io.perdura.examples.web;

import org.jspecify.annotations.NullMarked;
