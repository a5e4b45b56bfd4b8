package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.BatchRequest;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowQueryException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInit;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signals and queries. */
public interface MessageCases extends Cases {

    private Talk opened(String mode) {
        Talk talk = stub(Talk.class);
        WorkflowClient.start(talk::open, mode, List.of());
        return talk;
    }

    @Test
    default void hello_signal_and_query() {
        Talk talk = opened("listen");
        talk.say("a");
        talk.say("b");
        assertThat(talk.said()).containsExactly("a", "b");
        talk.close();
        assertThat(Cases.result(talk)).isEqualTo("[a, b]");
    }

    @Test
    default void hello_signal_with_start_and_behaviour_signal_with_start() {
        Talk talk = stub(Talk.class);
        BatchRequest batch = client().newSignalWithStartRequest();
        batch.add(talk::open, "listen", List.<String>of());
        batch.add(talk::say, "first");
        WorkflowExecution execution = client().signalWithStart(batch);

        WorkflowStub again = client().newUntypedWorkflowStub(
                        "CaseOfMessages",
                        Cases.named().setWorkflowId(execution.workflowId()).build());
        assertThat(again.signalWithStart("say", new Object[] {"second"}, new Object[] {"listen", List.of()}))
                .isEqualTo(execution);
        talk.close();
        assertThat(Cases.result(talk)).isEqualTo("[first, second]");
    }

    @Test
    default void hello_signal_with_timer_the_last_one_within_a_pause_counts() {
        Talk talk = opened("debounce");
        talk.say("a");
        talk.say("b");
        assertThat(Cases.result(talk)).isEqualTo("b");
    }

    @Test
    default void hello_accumulator() {
        Talk talk = opened("accumulate");
        for (String key : List.of("b", "a", "b", "", "c")) {
            talk.say(key);
        }
        talk.close();
        assertThat(Cases.result(talk)).isEqualTo("[a, b, c]");
    }

    @Test
    default void behaviour_signal_activities_in_a_handler() {
        Talk talk = opened("listen");
        talk.work("a");
        talk.close();
        assertThat(Cases.result(talk)).isEqualTo("[echo a]");
    }

    @Test
    default void behaviour_signal_prevents_close() {
        Talk talk = opened("close early");
        assertThat(Bench.Place.within(place(talk).entered)).isTrue();
        talk.say("in time");
        place(talk).released.countDown();
        assertThat(Cases.result(talk)).isEqualTo("[in time]");
    }

    @Test
    default void behaviour_continue_as_new_a_pending_signal_is_not_lost() {
        Talk talk = opened("again");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            talk.say("s" + i);
            sent.add("s" + i);
        }
        talk.close();
        assertThat(Cases.result(talk)).isEqualTo(sent.toString());
    }

    @Test
    default void behaviour_query_of_a_closed_run() {
        Talk talk = opened("listen");
        talk.say("a");
        talk.close();
        assertThat(Cases.result(talk)).isEqualTo("[a]");
        assertThat(talk.said()).containsExactly("a");
        assertThatThrownBy(() -> talk.say("late")).isInstanceOf(WorkflowNotFoundException.class);
    }

    @Test
    default void behaviour_query_unexpected_name() {
        WorkflowStub talk = Cases.untyped(opened("listen"));
        assertThatThrownBy(() -> talk.query("unknown", String.class))
                .isInstanceOf(WorkflowQueryException.class)
                .hasMessageContaining("unknown");
        talk.terminate("done");
    }

    @Test
    default void behaviour_query_unexpected_arguments() {
        WorkflowStub talk = Cases.untyped(opened("listen"));
        assertThatThrownBy(() -> talk.query("nth", String.class, Map.of("not", "a number")))
                .isInstanceOf(WorkflowQueryException.class);
        talk.signal("say", "a");
        assertThat(talk.query("nth", String.class, 0)).isEqualTo("a");
        talk.terminate("done");
    }

    @Test
    default void hello_workflow_init_gets_the_arguments_before_any_signal() {
        Talk talk = stub(Talk.class);
        BatchRequest batch = client().newSignalWithStartRequest();
        batch.add(talk::open, "listen", List.of("given"));
        batch.add(talk::close);
        client().signalWithStart(batch);
        assertThat(Cases.result(talk)).isEqualTo("[given]");
    }

    @WorkflowInterface
    interface Talk {
        @WorkflowMethod(name = "CaseOfMessages")
        String open(String mode, List<String> before);

        @SignalMethod
        void say(String text);

        @SignalMethod
        void work(String text);

        @SignalMethod
        void close();

        @QueryMethod
        List<String> said();

        @QueryMethod
        String nth(int number);
    }

    class Talking implements Talk {

        private final Work work = Workflow.newActivityStub(Work.class);
        private final List<String> said;
        private boolean closed;

        @WorkflowInit
        public Talking(String mode, List<String> before) {
            said = new ArrayList<>(before);
        }

        @Override
        public String open(String mode, List<String> before) {
            switch (mode) {
                case "debounce" -> {
                    Workflow.await(() -> !said.isEmpty());
                    int seen = 0;
                    while (seen < said.size()) {
                        int known = said.size();
                        Workflow.await(Duration.ofSeconds(1), () -> said.size() > known);
                        seen = known;
                    }
                    return said.get(said.size() - 1);
                }
                case "accumulate" -> {
                    Workflow.await(() -> closed);
                    return said.stream()
                            .filter(key -> !key.isEmpty())
                            .distinct()
                            .sorted()
                            .toList()
                            .toString();
                }
                case "close early" -> {
                    work.hold();
                    return said.toString();
                }
                case "again" -> {
                    Workflow.await(() -> closed || said.size() > before.size());
                    if (!closed) {
                        Workflow.continueAsNew(mode, said);
                    }
                    return said.toString();
                }
                default -> {
                    Workflow.await(() -> closed && Workflow.isEveryHandlerFinished());
                    return said.toString();
                }
            }
        }

        @Override
        public void say(String text) {
            said.add(text);
        }

        @Override
        public void work(String text) {
            said.add(work.echo(text));
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public List<String> said() {
            return said;
        }

        @Override
        public String nth(int number) {
            return said.get(number);
        }
    }
}
