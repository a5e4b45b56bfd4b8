package io.perdura.examples.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How the waiting ended.
 *
 * @param callback the first call, null when none came in time
 */
public record CallbackOutcome(String subject, @Nullable Callback callback) {}
