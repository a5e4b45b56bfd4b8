/** A workflow that reads the wall clock through a helper: no server takes it. */
package io.perdura.it.hasty;
