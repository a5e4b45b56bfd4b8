/** The snippets of the guide, compiled. */
package io.perdura.examples.guide;
