package io.perdura.runtime.deploy;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.metadata.ActivityImplementationModel.ImplementedActivity;
import io.perdura.common.RetryOptions;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The annotations of an activity's method that can't go together. Two layers of retry never mix: Fault Tolerance acts inside
 * one attempt, the durable policy across attempts; and a transaction holds one try of the method, or it would repeat or
 * swallow inside it.
 */
final class ActivityRules {

    private final Class<?> type;
    private final ImplementedActivity activity;

    ActivityRules(Class<?> type, ImplementedActivity activity) {
        this.type = type;
        this.activity = activity;
    }

    /** The annotation of the method, or else of its class. */
    static <A extends Annotation> Optional<A> annotation(Class<?> type, Method method, Class<A> wanted) {
        A found = method.getAnnotation(wanted);
        return Optional.ofNullable(found != null ? found : type.getAnnotation(wanted));
    }

    private <A extends Annotation> Optional<A> annotation(Class<A> wanted) {
        return annotation(type, activity.implementation(), wanted);
    }

    /**
     * Checks the rules.
     *
     * @return whether the activity is transactional
     * @throws IllegalArgumentException when one is broken; the message names class, method and remedy
     */
    boolean checkedTransactional() {
        Class<?> result = activity.contract().signature().resultClass();
        check(
                !Future.class.isAssignableFrom(result) && !CompletionStage.class.isAssignableFrom(result),
                "returns a " + result.getSimpleName() + ", but its result is what it returns: return the value itself;"
                        + " workflows call it asynchronously by Async.function");
        refuse(Asynchronous.class, "the engine runs activities on threads of their own");
        refuse(jakarta.enterprise.concurrent.Asynchronous.class, "the engine runs activities on threads of their own");
        Optional<Transactional> transaction = annotation(Transactional.class);
        boolean retries = annotation(Retry.class).isPresent();
        check(
                !retries || maximumAttempts() != 1,
                "has @Retry, but its @ActivityPolicy allows one attempt (maximumAttempts = 1), which promises that the"
                        + " method runs at most once: remove one of the two");
        if (transaction.isEmpty()) {
            return false;
        }
        Transactional.TxType kind = transaction.get().value();
        check(
                kind == Transactional.TxType.REQUIRED || kind == Transactional.TxType.MANDATORY,
                "is @Transactional(" + kind
                        + "), but its effects and its completion commit in one transaction, which the"
                        + " engine begins: use REQUIRED or MANDATORY, or put other transactions into a bean that it"
                        + " calls");
        refuseWithTransaction(Retry.class, "would repeat the method inside one transaction");
        refuseWithTransaction(Fallback.class, "would hide a failure that must roll the transaction back");
        return true;
    }

    private int maximumAttempts() {
        ActivityOptions options = activity.options();
        RetryOptions retry = options.getRetryOptions();
        return retry == null ? 0 : retry.getMaximumAttempts();
    }

    private void refuse(Class<? extends Annotation> annotation, String why) {
        check(annotation(annotation).isEmpty(), "has @" + annotation.getSimpleName() + ", but " + why + ": remove it");
    }

    private void refuseWithTransaction(Class<? extends Annotation> annotation, String why) {
        check(
                annotation(annotation).isEmpty(),
                "is @Transactional and has @" + annotation.getSimpleName() + ", which " + why
                        + ": remove it, and let the durable policy (@ActivityPolicy) retry");
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("Activity " + activity.contract().name() + ": " + type.getName() + "."
                    + activity.implementation().getName() + " " + problem);
        }
    }
}
