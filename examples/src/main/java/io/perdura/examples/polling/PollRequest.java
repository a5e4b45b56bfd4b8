package io.perdura.examples.polling;

import java.time.Duration;

/**
 * What to wait for.
 *
 * @param job the job whose result is wanted
 * @param interval the pause between two questions; for {@link PollStrategy#AS_TOLD} it is what the server says
 */
public record PollRequest(String job, PollStrategy strategy, Duration interval) {}
