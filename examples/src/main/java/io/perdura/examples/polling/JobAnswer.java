package io.perdura.examples.polling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about a job.
 *
 * @param result the result, or null as long as there is none
 * @param retryAfter when to ask again if there is no result yet
 */
public record JobAnswer(@Nullable String result, Duration retryAfter) {}
