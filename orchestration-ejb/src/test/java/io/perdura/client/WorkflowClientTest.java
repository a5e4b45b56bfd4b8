package io.perdura.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.perdura.common.RetryState;
import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.failure.TerminatedFailure;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkflowClientTest {
    private final List<List<Object>> started = new ArrayList<>();

    interface Order {
        String place(String cart, int priority);

        void archive();

        int count();
    }

    /** An untyped stub that notes what it is asked to start. */
    private final WorkflowStub untyped = (WorkflowStub) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {WorkflowStub.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "start" -> {
                        started.add(List.of((Object[]) arguments[0]));
                        return new WorkflowExecution("w-1", "r-1");
                    }
                    case "getResultAsync" -> {
                        return CompletableFuture.completedFuture(
                                "result as " + ((Class<?>) arguments[0]).getSimpleName());
                    }
                    case "isStarted" -> {
                        return false;
                    }
                    case "getOptions" -> {
                        return Optional.empty();
                    }
                    case "getWorkflowType" -> {
                        return Optional.of("Order");
                    }
                    default -> throw new AssertionError("not expected: " + method);
                }
            });

    private final Order order = (Order) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Order.class, TypedStub.class}, (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == TypedStub.class) {
                    return untyped;
                }
                WorkflowInvocation invocation = WorkflowInvocation.current();
                if (invocation == null) {
                    return method.getReturnType() == int.class ? (Object) 42 : "called";
                }
                invocation.capture(
                        untyped,
                        arguments == null ? new Object[0] : arguments,
                        method.getReturnType(),
                        method.getGenericReturnType());
                return method.getReturnType() == int.class ? 0 : null;
            });

    @Test
    void start_takes_stub_and_arguments_from_the_method_reference() {
        WorkflowExecution execution = WorkflowClient.start(order::place, "cart-1", 3);

        assertThat(execution).isEqualTo(new WorkflowExecution("w-1", "r-1"));
        assertThat(started).containsExactly(List.of("cart-1", 3));
        assertThat(WorkflowInvocation.current()).isNull();
    }

    @Test
    void start_takes_procedures_and_primitive_results() {
        WorkflowClient.start(order::archive);
        WorkflowClient.start(order::count);

        assertThat(started).containsExactly(List.of(), List.of());
    }

    @Test
    void execute_starts_and_gives_the_result() {
        assertThat(WorkflowClient.execute(order::place, "cart-1", 3)).isCompletedWithValue("result as String");
        assertThat(started).hasSize(1);
    }

    @Test
    void a_function_that_calls_no_stub_is_refused_and_leaves_no_trace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkflowClient.start(() -> "no stub"))
                .withMessageContaining("calls no @WorkflowMethod of a stub");
        assertThatIllegalStateException()
                .isThrownBy(() -> WorkflowClient.start(() -> {
                    throw new IllegalStateException("own");
                }));
        assertThat(order.place("direct", 1)).isEqualTo("called");
    }

    @Test
    void a_function_that_calls_two_workflow_methods_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WorkflowClient.start(() -> {
                    order.archive();
                    order.archive();
                }))
                .withMessageContaining("calls two workflow methods");
        assertThat(started).isEmpty();
    }

    @Test
    void the_untyped_stub_is_found_behind_a_typed_one() {
        assertThat(WorkflowStub.fromTyped(order)).isSameAs(untyped);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkflowStub.fromTyped("text"))
                .withMessageContaining("Expected a stub with a WorkflowStub behind it, but got java.lang.String");
    }

    @Test
    void exceptions_hold_the_ids() {
        WorkflowExecution execution = new WorkflowExecution("w-1", "r-1");
        WorkflowFailedException failed = new WorkflowFailedException(
                execution,
                "Order",
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
                RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET,
                new TerminatedFailure("by hand", null));

        assertThat(failed)
                .hasMessage(
                        "Workflow ended as TERMINATED: by hand. workflowId='w-1', runId='r-1', workflowType='Order'");
        assertThat(new WorkflowExecutionAlreadyStarted(execution, null, null))
                .hasMessage("Workflow id is in use: choose another id, or an id reuse or conflict policy that fits."
                        + " workflowId='w-1', runId='r-1'");
        assertThat(new ActivityNotExistsException("Token is not known", null, null))
                .hasMessage("Token is not known");
    }
}
