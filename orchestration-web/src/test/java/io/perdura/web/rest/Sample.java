package io.perdura.web.rest;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.RunDescription;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.TaskNote;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A small deployment: orders that are approved. */
final class Sample {

    static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    record Line(String sku, int quantity) {}

    record Order(String orderId, List<Line> lines, Duration patience) {}

    @WorkflowInterface
    interface OrderWorkflow {
        @WorkflowMethod(name = "Order")
        String place(Order order);

        @SignalMethod
        void approve(String who, int level);

        @QueryMethod(description = "Where the order is.")
        List<String> status();

        @UpdateMethod
        int add(String sku, int quantity);
    }

    static class OrderImplementation implements OrderWorkflow {
        @Override
        public String place(Order order) {
            return order.orderId();
        }

        @Override
        public void approve(String who, int level) {}

        @Override
        public List<String> status() {
            return List.of();
        }

        @Override
        public int add(String sku, int quantity) {
            return quantity;
        }
    }

    private static final WorkflowDefinition ORDER = new WorkflowDefinition(
            "Order",
            "default",
            WorkflowImplementationModel.of(OrderImplementation.class),
            arguments -> new OrderImplementation(),
            WorkflowImplementationOptions.getDefaultInstance());

    static final Deployment DEPLOYMENT = new Deployment() {
        @Override
        public Optional<WorkflowDefinition> workflow(String type) {
            return Optional.of(ORDER).filter(order -> order.type().equals(type));
        }

        @Override
        public Collection<WorkflowDefinition> workflows() {
            return List.of(ORDER);
        }

        @Override
        public ActivityOptions activityDefaults(String activityType) {
            return ActivityOptions.getDefaultInstance();
        }

        @Override
        public DataConverter converter() {
            return CONVERTER;
        }
    };

    private Sample() {}

    static Payload json(String json) {
        return Payload.of("json/plain", json.getBytes(StandardCharsets.UTF_8));
    }

    static ExecutionRecord run(String workflowId, RunId runId, Instant start) {
        return new ExecutionRecord(
                workflowId,
                runId,
                "Order",
                new PartitionId("default", 3),
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                start,
                null,
                null,
                null,
                runId,
                0,
                0,
                null);
    }

    static RunDescription blocked(String workflowId, TaskNote note) {
        return new RunDescription(
                run(workflowId, FakeEngine.RUN, NOON).withTaskFailure(note.stored()),
                7,
                List.of(),
                List.of(),
                List.of());
    }

    static RunDescription description(String workflowId) {
        return new RunDescription(
                run(workflowId, FakeEngine.RUN, NOON),
                7,
                List.of(),
                List.of(),
                List.of(new RunDescription.PendingTimer(5, NOON.plusSeconds(60), json("\"a reminder\""))));
    }
}
