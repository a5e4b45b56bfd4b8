package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowStub;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInfo;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A run knows who is at the top of its tree of parents. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class RootTest extends Kit {

    RootTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void each_descendant_knows_the_root_and_the_root_has_none() {
        run(Descending.class);
        Descend top = stub(Descend.class, "top");

        String told = top.descend(2);

        String run = WorkflowStub.fromTyped(top).getExecution().getRunId();
        assertThat(told).isEqualTo("nobody, top " + run + ", top " + run);
    }

    @WorkflowInterface
    public interface Descend {
        @WorkflowMethod
        String descend(int generations);
    }

    public static class Descending implements Descend {
        @Override
        public String descend(int generations) {
            WorkflowInfo info = Workflow.getInfo();
            String mine = info.getRootWorkflowId()
                    .map(id -> id + " " + info.getRootRunId().orElseThrow())
                    .orElse("nobody");
            return generations == 0
                    ? mine
                    : mine + ", " + Workflow.newChildWorkflowStub(Descend.class).descend(generations - 1);
        }
    }
}
