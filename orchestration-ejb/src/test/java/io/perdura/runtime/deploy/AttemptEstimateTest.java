package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

class AttemptEstimateTest {

    static class Methods {
        void plain() {}

        @Timeout(2000)
        void timed() {}

        @Retry(maxRetries = 2, delay = 100, jitter = 0)
        @Timeout(2000)
        void both() {}

        @Retry(maxRetries = -1, maxDuration = 5, durationUnit = ChronoUnit.SECONDS)
        @Timeout(1000)
        void forSomeTime() {}

        @Retry(maxRetries = 1000, delay = 1, delayUnit = ChronoUnit.MINUTES, maxDuration = 0)
        void pauses() {}
    }

    private static Optional<Duration> longest(String name) {
        Method method = Arrays.stream(Methods.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return AttemptEstimate.longest(
                Optional.ofNullable(method.getAnnotation(Retry.class)),
                Optional.ofNullable(method.getAnnotation(Timeout.class)));
    }

    @Test
    void all_tries_and_the_pauses_between_count() {
        assertThat(longest("plain")).isEmpty();
        assertThat(longest("timed")).contains(Duration.ofSeconds(2));
        assertThat(longest("both")).contains(Duration.ofMillis(3 * 2000 + 2 * 100));
        assertThat(longest("forSomeTime")).contains(Duration.ofSeconds(6));
        assertThat(longest("pauses").orElseThrow()).isGreaterThan(Duration.ofMinutes(1000));
    }
}
