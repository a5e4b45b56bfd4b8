/** Workflows alone: an application without a bean of its own. */
package io.perdura.it.bare;
