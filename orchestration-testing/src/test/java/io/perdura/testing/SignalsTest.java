package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityInterface;
import io.perdura.client.BatchRequest;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals: with a start, with activities, between workflows. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class SignalsTest extends Kit {

    SignalsTest(int cachedRuns) {
        super(cachedRuns);
    }

    private void start() {
        run((Shout) String::toUpperCase, ChoirWorkflow.class, ConductorWorkflow.class);
    }

    @Test
    void a_signal_starts_its_workflow_and_is_heard_first() {
        start();
        Choir choir = stub(Choir.class, "choir");
        BatchRequest batch = client.newSignalWithStartRequest();
        batch.add(choir::sing, 2);
        batch.add(choir::voice, "alto");
        WorkflowExecution first = client.signalWithStart(batch);

        WorkflowStub again = client.newUntypedWorkflowStub(
                "Choir", options().setWorkflowId("choir").build());
        WorkflowExecution same = again.signalWithStart("voice", new Object[] {"bass"}, new Object[] {2});
        assertThat(same).isEqualTo(first);
        assertThat(result(choir)).isIn("[ALTO, BASS]", "[BASS, ALTO]");
    }

    @Test
    void a_repeated_signal_with_start_of_one_request_is_heard_once() {
        start();
        for (int i = 0; i < 2; i++) {
            client.newUntypedWorkflowStub(
                            "Choir",
                            options().setWorkflowId("choir").setRequestId("r-1").build())
                    .signalWithStart("voice", new Object[] {"alto"}, new Object[] {2});
        }
        WorkflowStub choir = client.newUntypedWorkflowStub("choir");
        choir.signal("voice", "bass");
        assertThat(choir.getResult(String.class)).isIn("[ALTO, BASS]", "[BASS, ALTO]");
    }

    @Test
    void a_batch_takes_one_workflow_method_and_one_signal_of_a_stub() {
        start();
        Choir choir = stub(Choir.class, "choir");
        BatchRequest batch = client.newSignalWithStartRequest();
        batch.add(choir::voice, "alto");
        assertThatThrownBy(() -> batch.add(choir::voice, "bass")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.signalWithStart(batch)).hasMessageContaining("workflow method is missing");
    }

    @Test
    void a_workflow_signals_another() {
        start();
        Choir choir = stub(Choir.class, "choir");
        WorkflowClient.start(choir::sing, 1);
        Conductor conductor = stub(Conductor.class, "conductor");
        assertThat(conductor.wave("choir")).isEqualTo("waved");
        assertThat(result(choir)).isEqualTo("[TENOR]");
        assertThatThrownBy(() -> choir.voice("late")).isInstanceOf(WorkflowNotFoundException.class);
    }

    @Test
    void signals_that_waited_for_their_listener_are_heard_before_the_code_goes_on() {
        run(LateListener.class);
        Late late = stub(Late.class, "late");
        WorkflowClient.start(late::listen);
        Notes notes = client.newWorkflowStub(Notes.class, "late");
        notes.note("a");
        notes.note("b");
        late.register();
        assertThat(result(late)).isEqualTo("[a, b]");
        assertThat(notes.noted()).isEqualTo("[a, b]");
    }

    public interface Notes {
        @SignalMethod
        void note(String text);

        @QueryMethod
        String noted();
    }

    @WorkflowInterface
    public interface Late {
        @WorkflowMethod
        String listen();

        @SignalMethod
        void register();
    }

    public static class LateListener implements Late {
        private boolean registered;

        @Override
        public String listen() {
            Workflow.await(() -> registered);
            List<String> texts = new ArrayList<>();
            Workflow.registerListener(new Notes() {
                @Override
                public void note(String text) {
                    texts.add(text);
                }

                @Override
                public String noted() {
                    return texts.toString();
                }
            });
            return texts.toString();
        }

        @Override
        public void register() {
            registered = true;
        }
    }

    @ActivityInterface
    public interface Shout {
        String shout(String text);
    }

    @WorkflowInterface
    public interface Choir {
        @WorkflowMethod(name = "Choir")
        String sing(int voices);

        @SignalMethod
        void voice(String name);
    }

    public static class ChoirWorkflow implements Choir {
        private final List<String> voices = new ArrayList<>();

        @Override
        public String sing(int wanted) {
            Workflow.await(() -> voices.size() == wanted);
            return voices.toString();
        }

        @Override
        public void voice(String name) {
            voices.add(Workflow.newActivityStub(Shout.class).shout(name));
        }
    }

    @WorkflowInterface
    public interface Conductor {
        @WorkflowMethod
        String wave(String choir);
    }

    public static class ConductorWorkflow implements Conductor {
        @Override
        public String wave(String choir) {
            Workflow.newExternalWorkflowStub(Choir.class, choir).voice("tenor");
            return "waved";
        }
    }
}
