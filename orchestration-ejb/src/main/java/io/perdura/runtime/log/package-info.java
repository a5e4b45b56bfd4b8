/**
 * The operator's messages: numbered, one place, documented in {@code docs/messages.md}.
 *
 * <p>Uses the JDK only. The numbers are stable; texts may change.
 */
@NullMarked
package io.perdura.runtime.log;

import org.jspecify.annotations.NullMarked;
