package io.perdura.examples.packet;

import static io.perdura.examples.packet.PacketState.DELIVERED;
import static io.perdura.examples.packet.PacketState.FAILED;
import static io.perdura.examples.packet.PacketState.ON_THE_WAY;
import static io.perdura.examples.packet.PacketState.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.failure.ApplicationFailure;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParallelDeliveryTest {

    private static final Duration DRIVE = Duration.ofHours(2);

    private final Drivers drivers = new Drivers() {
        @Override
        public void handOverPacket(String packet) {
            if (packet.equals("nobody home")) {
                throw ApplicationFailure.newNonRetryableFailure("Nobody opens", "NobodyHome");
            }
            super.handOverPacket(packet);
        }
    };

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(ParallelDelivery.class)
            .setActivityImplementations(drivers)
            .build();

    @Test
    void one_packet_is_called_off_and_the_others_arrive(
            DeliveryWorkflow delivery, TestWorkflowEnvironment environment) {
        long begin = environment.currentTimeMillis();
        WorkflowClient.start(delivery::deliver, List.of("a", "b", "nobody home"), DRIVE);
        environment.sleep(Duration.ofHours(1));
        assertThat(delivery.states()).containsEntry("a", ON_THE_WAY);
        delivery.callOff("b");
        WorkflowStub.fromTyped(delivery).getResult(Map.class);
        assertThat(delivery.states()).isEqualTo(Map.of("a", DELIVERED, "b", RETURNED, "nobody home", FAILED));
        assertThat(drivers.logBook())
                .contains("handed over a", "returned b", "returned nobody home")
                .doesNotContain("handed over b");
        assertThat(Duration.ofMillis(environment.currentTimeMillis() - begin)).isBetween(DRIVE, DRIVE.plusMinutes(1));
    }

    @Test
    void a_delivery_that_is_cancelled_brings_everything_back(
            DeliveryWorkflow delivery, TestWorkflowEnvironment environment) {
        WorkflowClient.start(delivery::deliver, List.of("a", "b"), DRIVE);
        environment.sleep(Duration.ofHours(1));
        WorkflowStub.fromTyped(delivery).cancel();
        assertThatThrownBy(() -> WorkflowStub.fromTyped(delivery).getResult(Map.class))
                .isInstanceOf(WorkflowFailedException.class);
        assertThat(delivery.states()).isEqualTo(Map.of("a", RETURNED, "b", RETURNED));
    }
}
