package io.perdura.engine.partition;

import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** A workflow of which several versions are deployed, one after another. */
@WorkflowInterface
public interface Sale {
    @WorkflowMethod
    String sell(String order);

    @SignalMethod
    void approve();

    /** Charges, waits, ships. */
    class First implements Sale {
        boolean approved;

        @Override
        public String sell(String order) {
            String charge = activity("Charge", order);
            Workflow.await(() -> approved);
            return charge + ", " + activity("Ship", order);
        }

        @Override
        public void approve() {
            approved = true;
        }

        static String activity(String type, String order) {
            ActivityStub activities = Workflow.newUntypedActivityStub(null);
            return activities.execute(type, String.class, order);
        }
    }

    /** Wraps first, without a version: what First began does not fit. */
    class Wrapping extends First {
        @Override
        public String sell(String order) {
            int ignored = Workflow.getVersion("gift", Workflow.DEFAULT_VERSION, 1);
            return activity("Wrap", order) + ", " + super.sell(order);
        }
    }

    /** Wraps first in new runs only. */
    class WrappingNewOnes extends First {
        @Override
        public String sell(String order) {
            boolean wraps = Workflow.getVersion("wrap", Workflow.DEFAULT_VERSION, 1) == 1;
            return (wraps ? activity("Wrap", order) + ", " : "") + super.sell(order);
        }
    }
}
