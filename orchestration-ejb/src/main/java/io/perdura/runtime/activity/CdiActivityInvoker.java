package io.perdura.runtime.activity;

import io.perdura.activity.ActivityContext;
import io.perdura.activity.metadata.ActivityImplementationModel;
import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.attempt.AttemptContext;
import io.perdura.engine.attempt.AttemptInfo;
import io.perdura.engine.attempt.PayloadLimit;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.replay.Interception;
import io.perdura.runtime.deploy.ActivityBean;
import io.perdura.runtime.log.Message;
import io.perdura.runtime.transaction.TransactionBoundary;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Runs attempts through the CDI proxies of activity beans, with a context class loader that sees the bean, in a request
 * scope of their own, in no transaction unless the method is {@code @Transactional}. Thread-safe.
 */
public final class CdiActivityInvoker implements ActivityInvoker {

    private final BeanClassLoaders classLoaders = new BeanClassLoaders();
    private final Map<String, ActivityBean> activities;
    private final String namespace;
    private final DataConverter converter;
    private final PayloadLimit payloads;
    private final AttemptFailures failures;
    private final TransactionalAttempt transactions;
    private final RequestScopes requestScopes;
    private final Interception interception;

    /**
     * @param activities by activity type
     * @param payloadLimit the largest result in bytes
     */
    public CdiActivityInvoker(
            Map<String, ActivityBean> activities,
            String namespace,
            DataConverter converter,
            int payloadLimit,
            TransactionBoundary boundary,
            RequestScopes requestScopes,
            Interception interception) {
        this.activities = activities;
        this.namespace = namespace;
        this.converter = converter;
        this.payloads = new PayloadLimit(converter, payloadLimit);
        this.failures = new AttemptFailures(new FailureConverter(converter));
        this.transactions = new TransactionalAttempt(boundary, failures);
        this.requestScopes = requestScopes;
        this.interception = interception;
    }

    @Override
    public Optional<Traits> traits(String activityType) {
        return Optional.ofNullable(find(activityType)).map(activity -> new Traits(activity.transactional()));
    }

    private @Nullable ActivityBean find(String activityType) {
        ActivityBean own = activities.get(activityType);
        return own != null ? own : activities.get(ActivityImplementationModel.ANY_TYPE);
    }

    @Override
    public void invoke(ActivityAttempt attempt) {
        String type = attempt.scheduled().activityType();
        ActivityBean activity = find(type);
        try {
            if (activity == null) {
                attempt.notDeployed(
                        "No bean here implements activity type '" + type + "'; there are " + activities.keySet());
            } else {
                invoke(attempt, activity);
            }
        } catch (RuntimeException e) {
            Message.ATTEMPT_NOT_REPORTED.log(attempt.key(), attempt.workflowId(), attempt.number(), e);
        }
    }

    private void invoke(ActivityAttempt attempt, ActivityBean activity) {
        AttemptContext context =
                new AttemptContext(new AttemptInfo(namespace, attempt), payloads, activity.transactional());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classLoaders.of(activity.beanClass(), before));
        ActivityContext.set(context);
        try (RequestScopes.Scope scope = requestScopes.open()) {
            MethodCall call = () -> result(attempt, activity, context);
            if (activity.transactional()) {
                transactions.run(attempt, activity.place(), call);
            } else {
                run(attempt, activity.place(), context, call);
            }
        } finally {
            ActivityContext.clear();
            MDC.clear(); // what an activity left there is not the next one's
            thread.setContextClassLoader(before);
            Thread.interrupted(); // meant for this attempt, if it came
        }
    }

    private void run(ActivityAttempt attempt, String place, AttemptContext context, MethodCall call) {
        Payload result;
        try {
            result = call.result();
        } catch (Throwable thrown) { // whatever it is, it is the outcome of the attempt
            failures.report(attempt, place, thrown);
            return;
        }
        if (!context.isDoNotCompleteOnReturn()) {
            attempt.completed(result);
        }
    }

    private Payload result(ActivityAttempt attempt, ActivityBean activity, AttemptContext context) throws Throwable {
        @Nullable
        Object[] arguments = activity.model()
                .contract()
                .signature()
                .decodeArguments(converter, attempt.scheduled().input());
        return payloads.encoded(
                interception.call(context, attempt.scheduled().header(), arguments, activity::call),
                "the result of activity method " + activity.place());
    }

    /** Calls the method of an activity and encodes what it returned. */
    @FunctionalInterface
    interface MethodCall {
        Payload result() throws Throwable;
    }
}
