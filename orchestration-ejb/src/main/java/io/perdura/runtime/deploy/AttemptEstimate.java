package io.perdura.runtime.deploy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** How long one attempt may take by its Fault Tolerance annotations: all tries of {@code @Retry} and the pauses between. */
final class AttemptEstimate {

    private static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private AttemptEstimate() {}

    /** The longest time that the annotations allow; empty when they don't stretch an attempt. */
    static Optional<Duration> longest(Optional<Retry> retry, Optional<Timeout> timeout) {
        Duration once = timeout.map(limit -> of(limit.value(), limit.unit())).orElse(Duration.ZERO);
        if (retry.isEmpty()) {
            return timeout.map(limit -> once);
        }
        Retry tries = retry.get();
        Duration total = of(tries.maxDuration(), tries.durationUnit());
        Duration limit = total.isZero() ? NO_LIMIT : total.plus(once); // the last try may begin just before the end
        if (tries.maxRetries() < 0) {
            return Optional.of(limit);
        }
        Duration pause = of(tries.delay(), tries.delayUnit()).plus(of(tries.jitter(), tries.jitterDelayUnit()));
        Duration sum = once.multipliedBy(tries.maxRetries() + 1L).plus(pause.multipliedBy(tries.maxRetries()));
        return Optional.of(sum.compareTo(limit) < 0 ? sum : limit);
    }

    private static Duration of(long amount, ChronoUnit unit) {
        return unit.getDuration().multipliedBy(amount);
    }
}
