package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Threads of activities are used again, and nothing of one activity is there for the next. */
class ActivityThreadsTest extends Kit {

    ActivityThreadsTest() {
        super(2_000);
    }

    @Test
    void what_an_activity_leaves_in_the_logging_context_is_not_there_for_the_next_one() {
        run(new Stains(), Staining.class);
        assertThat(stub(Stain.class).stain()).isEqualTo("clean clean clean ");
    }

    @ActivityInterface
    public interface Leave {
        String leave();
    }

    static class Stains implements Leave {
        @Override
        public String leave() {
            String found = MDC.get("stain");
            MDC.put("stain", "red");
            return found == null ? "clean " : found;
        }
    }

    @WorkflowInterface
    public interface Stain {
        @WorkflowMethod
        String stain();
    }

    public static class Staining implements Stain {
        @Override
        public String stain() {
            Leave leave = Workflow.newActivityStub(
                    Leave.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .build());
            return leave.leave() + leave.leave() + leave.leave();
        }
    }
}
