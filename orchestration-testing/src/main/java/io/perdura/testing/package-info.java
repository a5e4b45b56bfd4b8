/**
 * Unit tests of workflows and activities on plain Java SE: the production engine over a database in memory, with time that
 * skips. Begin with {@link io.perdura.testing.TestWorkflowExtension}, or without JUnit with
 * {@link io.perdura.testing.TestWorkflowEnvironment}.
 *
 * <p>Belongs here: the environment, its JUnit extension, and the ports that let the engine run in virtual time. May use all
 * packages but {@code persistence} and {@code runtime}. Stable: the public types.
 */
@NullMarked
package io.perdura.testing;

import org.jspecify.annotations.NullMarked;
