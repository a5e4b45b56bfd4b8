package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.workflow.Functions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client is refused in workflow code, before it does anything, in words that say what to use. */
class ClientInWorkflowsTest extends Kit {

    ClientInWorkflowsTest() {
        super(2_000);
    }

    @Test
    void workflow_code_is_told_what_to_use_in_the_place_of_a_client() {
        WorkflowStub outer = client.newUntypedWorkflowStub("somebody");
        worker.registerWorkflowImplementationFactory(
                Call.class, () -> new Calling(client, outer, env.getScheduleClient()));
        worker.registerWorkflowImplementationTypes(Called.class);
        env.start();

        assertThat(stub(Call.class).call())
                .hasSize(8)
                .allSatisfy(told -> assertThat(told)
                        .startsWith("Cannot be called from workflow thread.")
                        .contains("newChildWorkflowStub", "newExternalWorkflowStub", "activity"));
    }

    @WorkflowInterface
    public interface Call {
        @WorkflowMethod
        List<String> call();
    }

    @WorkflowInterface
    public interface Child {
        @WorkflowMethod
        void child();
    }

    public static class Called implements Child {
        @Override
        public void child() {}
    }

    record Calling(WorkflowClient client, WorkflowStub outer, ScheduleClient schedules) implements Call {

        @Override
        public List<String> call() {
            Child child = Workflow.newChildWorkflowStub(Child.class);
            List<Functions.Proc> calls = List.of(
                    () -> WorkflowClient.start(child::child),
                    () -> {
                        var unused = WorkflowClient.execute(child::child);
                    },
                    client::getOptions,
                    () -> client.newWorkflowStub(Child.class, "id"),
                    () -> client.countWorkflows(null),
                    () -> outer.signal("hello"),
                    outer::describe,
                    () -> schedules.getHandle("nightly"));
            List<String> told = new ArrayList<>();
            for (Functions.Proc each : calls) {
                try {
                    each.apply();
                } catch (IllegalStateException e) {
                    told.add(e.getMessage());
                }
            }
            return told;
        }
    }
}
