package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeterminismCheckTest {

    @WorkflowInterface
    public interface Timed {
        @WorkflowMethod
        long now();
    }

    public static class ByTheWall implements Timed {
        @Override
        public long now() {
            return System.currentTimeMillis();
        }
    }

    public static class ByTheEngine implements Timed {
        @Override
        public long now() {
            Workflow.sleep(Duration.ofDays(1));
            return Workflow.currentTimeMillis();
        }
    }

    @Test
    void a_deterministic_workflow_passes() {
        assertThatCode(() -> DeterminismCheck.verify(ByTheEngine.class)).doesNotThrowAnyException();
    }

    @Test
    void another_one_fails_the_test_with_class_line_and_remedy() {
        assertThatThrownBy(() -> DeterminismCheck.verify(ByTheEngine.class, ByTheWall.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DeterminismCheckTest$ByTheWall.now(DeterminismCheckTest.java:")
                .hasMessageContaining("System.currentTimeMillis()")
                .hasMessageContaining("Workflow.currentTimeMillis()");
    }
}
