/**
 * Payload codecs to copy: encryption and compression of everything that workflows store. The classes are no beans, so they do
 * nothing by themselves; a producer method of an application makes them beans, with a key from its configuration.
 */
@NullMarked
package io.perdura.examples.codec;

import org.jspecify.annotations.NullMarked;
