package io.perdura.it.shop;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Fault Tolerance inside one attempt, the durable policy across attempts. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT20S", initialInterval = "PT0.1S", maximumAttempts = 30)
public class StepsBean implements Steps {

    @Inject
    private Ledger ledger;

    @Inject
    private Books books;

    @Inject
    private Visit visit;

    @Inject
    private Desk desk;

    private final AtomicInteger insideTries = new AtomicInteger();
    private final AtomicInteger brokenCalls = new AtomicInteger();
    private final CountDownLatch slowAttemptMayEnd = new CountDownLatch(1);

    private static ActivityExecutionContext context() {
        return Activity.getExecutionContext();
    }

    private static int attempt() {
        return context().getInfo().getAttempt();
    }

    private static String workflowId() {
        return context().getInfo().getWorkflowId();
    }

    @Override
    public String plain() {
        return "plain";
    }

    @Override
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public String retriedInside() {
        if (insideTries.incrementAndGet() % 3 != 0) {
            throw new IllegalStateException("not yet");
        }
        return "third try of attempt " + attempt();
    }

    @Override
    @Timeout(200)
    public String timedOut() {
        if (attempt() == 1) {
            return "not interrupted: " + waitFor(new CountDownLatch(1), 10);
        }
        return "attempt " + attempt();
    }

    @Override
    @Fallback(fallbackMethod = "instead")
    public String fallenBack() {
        throw new IllegalStateException("never works");
    }

    @SuppressWarnings("unused") // by @Fallback
    private String instead() {
        return "fallback of attempt " + attempt();
    }

    @Override
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 500, successThreshold = 1)
    public String broken() {
        if (brokenCalls.incrementAndGet() <= 2) {
            throw new IllegalStateException("down");
        }
        return attempt() > brokenCalls.get() ? "attempts were stopped by the breaker" : "every attempt got through";
    }

    @Override
    @Bulkhead(1)
    public int crowded() {
        return waitFor(new CountDownLatch(1), 1) ? 0 : attempt();
    }

    @Override
    public String heartbeat() {
        if (attempt() == 1) {
            context().heartbeat("page 7");
            throw new IllegalStateException("lost the connection");
        }
        return context().getHeartbeatDetails(String.class).orElse("nothing") + " in attempt " + attempt();
    }

    @Override
    @Transactional
    public String once() {
        ledger.write(workflowId());
        if (attempt() == 1) {
            throw new IllegalStateException("after the row was written");
        }
        return "attempt " + attempt();
    }

    /** The first attempt outlives its timeout and then wants to commit what the second one did meanwhile. */
    @Override
    @Transactional
    @ActivityPolicy(startToClose = "PT1S")
    public String slowOnce() {
        ledger.write(workflowId());
        if (attempt() == 1) {
            return waitFor(slowAttemptMayEnd, 15) ? "late first attempt" : "the second attempt never came";
        }
        slowAttemptMayEnd.countDown();
        return "attempt " + attempt();
    }

    /** The attempts before the third fail after their rows were committed. */
    @Override
    public String enteredOnce() {
        String first = books.enter(workflowId());
        String other = books.enter(workflowId() + "-other");
        if (attempt() < 3) {
            throw new IllegalStateException("after the commits");
        }
        return first + ", " + other;
    }

    @Override
    public String enteredWithoutTransaction() {
        try {
            books.enterWithoutTransaction(workflowId());
            return "entered";
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    @Override
    public String huge() {
        return "x".repeat(3 << 20);
    }

    @Override
    @ActivityPolicy(maximumAttempts = 1)
    public String hostile() {
        throw new HostileException();
    }

    @Override
    public String scoped() {
        return "visits " + visit.count() + visit.count();
    }

    @Override
    public String called() {
        String key = RestClientBuilder.newBuilder()
                .baseUri(desk.address())
                .build(MirrorClient.class)
                .post("order");
        return key.equals(context().getInfo().getIdempotencyKey()) ? "key was sent" : "got " + key;
    }

    @Override
    public String answeredLater() {
        context().doNotCompleteOnReturn();
        desk.put(context().getTaskToken());
        return "not this";
    }

    private static boolean waitFor(CountDownLatch latch, long seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Everything that one can ask it throws. */
    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message");
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException("no text");
        }
    }
}
