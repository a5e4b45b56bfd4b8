package io.perdura.web.rest;

import io.perdura.client.rest.Problem.FieldError;
import io.perdura.client.rest.StartWorkflow;
import io.perdura.client.rest.StartWorkflow.IdConflictPolicy;
import io.perdura.client.rest.StartWorkflow.IdReusePolicy;
import io.perdura.client.rest.StartWorkflow.Timeouts;
import io.perdura.common.Durations;
import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributes;
import io.perdura.common.StaticTexts;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.partition.StartRequest;
import io.perdura.web.json.PayloadJson;
import io.perdura.web.problem.RequestRefused;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A start as a request says it, checked and in the engine's terms. */
final class StartForm {

    private StartForm() {}

    /** @param types the types of the search attributes that are in use; asked only when the form has some */
    static StartRequest read(StartWorkflow form, PayloadJson payloads, Supplier<Map<String, IndexedValueType>> types) {
        if (form.workflowType() == null) {
            throw RequestRefused.fields(
                    List.of(new FieldError("workflowType", "is missing; expected a deployed type")));
        }
        Timeouts timeouts = form.timeouts() == null ? new Timeouts(null, null, null) : form.timeouts();
        IdReusePolicy reuse = form.idReusePolicy() == null ? IdReusePolicy.ALLOW_DUPLICATE : form.idReusePolicy();
        IdConflictPolicy conflict = form.idConflictPolicy() == null ? IdConflictPolicy.FAIL : form.idConflictPolicy();
        return new StartRequest(
                Parameters.name("workflowType", form.workflowType()),
                Parameters.nameOrNone("workflowId", form.workflowId()),
                Parameters.nameOrNone("taskQueue", form.taskQueue()),
                payloads.payloads(form.input() == null ? List.of() : form.input()),
                Parameters.nameOrNone("requestId", form.requestId()),
                WorkflowIdReusePolicy.valueOf("WORKFLOW_ID_REUSE_POLICY_" + reuse),
                WorkflowIdConflictPolicy.valueOf("WORKFLOW_ID_CONFLICT_POLICY_" + conflict),
                limit("timeouts.run", timeouts.run()),
                limit("timeouts.execution", timeouts.execution()),
                limit("startDelay", form.startDelay()),
                options(form, timeouts, payloads, types));
    }

    private static RunOptions options(
            StartWorkflow form,
            Timeouts timeouts,
            PayloadJson payloads,
            Supplier<Map<String, IndexedValueType>> types) {
        Map<String, Payload> memo = new LinkedHashMap<>();
        if (form.memo() != null) {
            form.memo().forEach((name, value) -> memo.put(Parameters.key("memo", name), payloads.payload(value)));
        }
        boolean plain = memo.isEmpty()
                && form.searchAttributes() == null
                && form.cronSchedule() == null
                && form.retry() == null
                && form.staticSummary() == null
                && form.staticDetails() == null
                && timeouts.execution() == null
                && timeouts.task() == null;
        return plain
                ? RunOptions.NONE
                : RunOptions.NONE.with(o -> o.memo(memo)
                        .searchAttributes(
                                form.searchAttributes() == null
                                        ? SearchAttributes.EMPTY
                                        : AttributeForm.read(form.searchAttributes(), types.get()))
                        .cronSchedule(
                                form.cronSchedule() == null
                                        ? ""
                                        : form.cronSchedule().strip())
                        .retryPolicy(form.retry() == null ? null : RetryPolicy.of(retry(form.retry())))
                        .executionTimeoutMillis(limit("timeouts.execution", timeouts.execution())
                                .toMillis())
                        .taskTimeoutMillis(
                                limit("timeouts.task", timeouts.task()).toMillis())
                        .staticSummary(text("staticSummary", form.staticSummary(), payloads, StaticTexts::summary))
                        .staticDetails(text("staticDetails", form.staticDetails(), payloads, StaticTexts::details)));
    }

    private static @Nullable Payload text(
            String field,
            @Nullable String text,
            PayloadJson payloads,
            BiFunction<String, @Nullable String, @Nullable String> checked) {
        try {
            String fits = checked.apply(field, text);
            return fits == null ? null : payloads.payload(fits);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.field(
                    field,
                    String.valueOf(e.getMessage()).substring(field.length()).strip());
        }
    }

    static RetryOptions retry(StartWorkflow.Retry retry) {
        if (retry.doNotRetry() != null && retry.doNotRetry().stream().anyMatch(String::isBlank)) {
            throw RequestRefused.field("retry.doNotRetry", "holds an empty type; expected types of failures");
        }
        try {
            RetryOptions.Builder options = RetryOptions.newBuilder();
            if (retry.initialInterval() != null) {
                options.setInitialInterval(retry.initialInterval());
            }
            if (retry.backoffCoefficient() != null) {
                options.setBackoffCoefficient(retry.backoffCoefficient());
            }
            if (retry.maximumInterval() != null) {
                options.setMaximumInterval(retry.maximumInterval());
            }
            if (retry.maximumAttempts() != null) {
                options.setMaximumAttempts(retry.maximumAttempts());
            }
            if (retry.doNotRetry() != null) {
                options.setDoNotRetry(retry.doNotRetry().toArray(String[]::new));
            }
            return options.build();
        } catch (IllegalArgumentException | IllegalStateException e) { // the message begins with the field
            RequestRefused refused = ScheduleCalls.refused(e);
            FieldError error = refused.errors().get(0);
            throw RequestRefused.field("retry." + error.field(), error.problem());
        }
    }

    static List<Payload> signalInput(StartWorkflow.FirstSignal signal, PayloadJson payloads) {
        if (signal.name() == null) {
            throw RequestRefused.field("signal.name", "is missing; expected the name of a signal");
        }
        Parameters.name("signal.name", signal.name());
        return payloads.payloads(signal.input() == null ? List.of() : signal.input());
    }

    static Duration limit(String field, @Nullable Duration timeout) {
        if (timeout == null) {
            return Duration.ZERO;
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw RequestRefused.field(
                    field, "is " + timeout + "; expected more than zero, or leave it out for no limit");
        }
        if (timeout.compareTo(Durations.LONGEST) > 0) {
            throw RequestRefused.field(
                    field,
                    "is " + timeout + "; expected at most " + Durations.LONGEST + " (" + Durations.LONGEST.toDays()
                            + " days), or leave it out for no limit");
        }
        return timeout;
    }
}
