/**
 * A small application as a user would write it: one workflow that runs the steps that it is told, and the activities of these
 * steps, each showing one promise of the engine. The tests deploy it in different homes.
 */
@org.jspecify.annotations.NullMarked
package io.perdura.it.shop;
