package io.perdura.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.unsafe.WorkflowUnsafe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class WorkflowTest {

    /** Keeps what was logged. */
    private static final class Records extends Handler {
        final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void outside_workflow_code_the_message_says_where_to_call_from() {
        assertThatIllegalStateException()
                .isThrownBy(Workflow::currentTimeMillis)
                .withMessageContaining("runs no workflow code: call this from a workflow, signal or query method");
        assertThat(WorkflowUnsafe.isWorkflowThread()).isFalse();
    }

    @Test
    void arguments_are_checked_before_the_engine_sees_them() {
        try (ImmediateContext context = new ImmediateContext()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Workflow.sleep(Duration.ofSeconds(-1)))
                    .withMessage("duration is PT-1S: give a duration of zero or more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Workflow.getVersion("change", 2, 1))
                    .withMessageContaining("getVersion(\"change\"): minSupported 2 is above maxSupported 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Workflow.newUntypedExternalWorkflowStub(""))
                    .withMessageContaining("workflowId is empty");
            assertThat(Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 1))
                    .isEqualTo(1);
            assertThat(context.timers).isEmpty();
        }
    }

    @Test
    void promises_can_be_made_completed() {
        try (ImmediateContext context = new ImmediateContext()) {
            assertThat(Workflow.newPromise("x").get()).isEqualTo("x");
            assertThat(Workflow.newFailedPromise(new IllegalStateException("y")).getFailure())
                    .hasMessage("y");
            assertThat(context.replaying).isFalse();
        }
    }

    @Test
    void the_logger_is_silent_in_replay_and_names_the_caller() {
        Records records = new Records();
        java.util.logging.Logger sink = java.util.logging.Logger.getLogger("workflow-test");
        sink.addHandler(records);
        sink.setUseParentHandlers(false);
        Logger logger = Workflow.getLogger("workflow-test");

        logger.info("outside {}", 1);
        try (ImmediateContext context = new ImmediateContext()) {
            logger.warn("live", new IllegalStateException("why"));
            context.replaying = true;
            logger.error("replayed");
        }
        sink.removeHandler(records);

        assertThat(records.records).extracting(LogRecord::getMessage).containsExactly("outside 1", "live");
        assertThat(records.records)
                .extracting(LogRecord::getSourceClassName)
                .containsOnly(getClass().getName());
        assertThat(records.records.get(1).getThrown()).hasMessage("why");
        assertThat(logger.getName()).isEqualTo("workflow-test");
    }

    @Test
    void an_execution_without_run_id_means_the_latest_run() {
        assertThat(WorkflowExecution.newBuilder().setWorkflowId("w").build()).isEqualTo(WorkflowExecution.latest("w"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkflowExecution.newBuilder().build())
                .withMessageContaining("workflowId is empty");
    }
}
