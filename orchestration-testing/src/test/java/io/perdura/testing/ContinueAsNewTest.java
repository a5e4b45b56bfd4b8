package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.Async;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that continues as new says nothing more, and whoever waits for it waits for the end of its chain. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ContinueAsNewTest extends Kit {

    ContinueAsNewTest(int cachedRuns) {
        super(cachedRuns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return",
                "return in finally",
                "timer in finally",
                "activity in finally",
                "sleep",
                "fail",
                "again",
                "thread"
            })
    void what_the_code_asks_for_afterwards_does_not_count(String afterwards) {
        run((Cleaning) () -> "cleaned", Going.class);
        assertThat(stub(Goer.class, "goer").go(afterwards)).isEqualTo("second");
        assertThat(client.countWorkflows("WorkflowId = 'goer'").getCount()).isEqualTo(2);
        assertThat(env.getDiagnostics())
                .doesNotContain("TimerStarted", "ActivityScheduled", "WorkflowFailed", "WorkflowTimedOut");
    }

    @Test
    void a_stub_of_the_first_run_waits_for_the_last() throws Exception {
        run((Cleaning) () -> "cleaned", Going.class);
        WorkflowExecution first = WorkflowClient.start(stub(Goer.class, "goer")::go, "return");
        assertThat(result(client.newWorkflowStub(Goer.class, "goer"))).isEqualTo("second");
        WorkflowStub ofFirst = client.newUntypedWorkflowStub(first, Optional.empty());
        assertThat(ofFirst.getResult(String.class)).isEqualTo("second");
        assertThat(ofFirst.getResult(1, TimeUnit.MINUTES, String.class)).isEqualTo("second");
        assertThat(ofFirst.getResultAsync(String.class).get()).isEqualTo("second");
        assertThat(ofFirst.describe().getStatus().name()).endsWith("CONTINUED_AS_NEW");
    }

    @Test
    void it_does_so_while_the_chain_goes_on() throws Exception {
        run((Cleaning) () -> "cleaned", Going.class);
        WorkflowExecution first = WorkflowClient.start(stub(Goer.class, "goer")::go, "long");
        WorkflowStub ofFirst = client.newUntypedWorkflowStub(first, Optional.empty());
        assertThat(ofFirst.getResultAsync(String.class).get()).isEqualTo("long second");
    }

    @ActivityInterface
    public interface Cleaning {
        String clean();
    }

    @WorkflowInterface
    public interface Goer {
        @WorkflowMethod
        String go(String how);
    }

    public static class Going implements Goer {
        @Override
        public String go(String how) {
            switch (how) {
                case "second" -> {
                    return "second";
                }
                case "long second" -> {
                    Workflow.sleep(Duration.ofDays(1));
                    return "long second";
                }
                case "long" -> {
                    Workflow.sleep(Duration.ofDays(1));
                    Workflow.continueAsNew("long second");
                }
                default -> {}
            }
            return how.endsWith("finally") ? inFinally(how) : afterCatching(how);
        }

        private static String inFinally(String how) {
            try {
                Workflow.continueAsNew("second");
            } finally {
                if (how.startsWith("timer")) {
                    Workflow.newTimer(Duration.ofHours(1));
                } else if (how.startsWith("activity")) {
                    Workflow.newActivityStub(Cleaning.class, ActivityOptions.getDefaultInstance())
                            .clean();
                }
            }
            return "first";
        }

        private static String afterCatching(String how) {
            try {
                Workflow.continueAsNew("second");
            } catch (Throwable caught) {
                switch (how) {
                    case "sleep" -> Workflow.sleep(Duration.ofHours(1));
                    case "fail" -> throw new IllegalStateException("first");
                    case "again" -> Workflow.continueAsNew("third");
                    case "thread" -> Async.procedure(() -> Workflow.sleep(Duration.ofHours(1)));
                    default -> {}
                }
            }
            return "first";
        }
    }
}
