package io.perdura.examples.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that is asked for the result of jobs. Each job is ready when it is asked for the fifth time. */
@ApplicationScoped
public class RemoteJobs {

    static final int QUESTIONS_UNTIL_READY = 5;

    /** Each answer that says no asks for twice the patience of the one before. */
    private static final Duration FIRST_RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<String, Integer> questions = new ConcurrentHashMap<>();

    public JobAnswer ask(String job) {
        int asked = questions.merge(job, 1, Integer::sum);
        return asked >= QUESTIONS_UNTIL_READY
                ? new JobAnswer("result of " + job, Duration.ZERO)
                : new JobAnswer(null, FIRST_RETRY_AFTER.multipliedBy(1L << (asked - 1)));
    }
}
