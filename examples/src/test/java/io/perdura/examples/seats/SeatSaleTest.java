package io.perdura.examples.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.testing.TestWorkflowExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeatSaleTest {

    private final List<String> issued = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(SeatSale.class)
            .setActivityImplementations((TicketActivities) (seat, customer) -> {
                issued.add(seat);
                return "ticket " + issued.size();
            })
            .build();

    @Test
    void a_seat_belongs_to_one_customer_who_may_ask_again(SeatsWorkflow seats) {
        WorkflowClient.start(seats::sell, List.<Reservation>of());
        Reservation mine = seats.reserve("A1", "ada");
        assertThat(seats.reserve("A1", "ada")).isEqualTo(mine);
        assertThatThrownBy(() -> seats.reserve("A1", "bob"))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasMessageContaining("reserved already");
        assertThatThrownBy(() -> seats.reserve("", "bob")).hasMessageContaining("expected both");
        assertThat(seats.reservations()).containsExactly(mine);
        assertThat(issued).containsExactly("A1");
    }

    @Test
    void those_who_ask_at_once_wait_for_their_turn_and_all_are_answered(SeatsWorkflow seats) {
        WorkflowClient.start(seats::sell, List.<Reservation>of());
        WorkflowStub untyped = WorkflowStub.fromTyped(seats);
        List<WorkflowUpdateHandle<Reservation>> handles = new ArrayList<>();
        for (String seat : List.of("A1", "A2", "A3")) {
            handles.add(untyped.startUpdate("reserve", WorkflowUpdateStage.ACCEPTED, Reservation.class, seat, "ada"));
        }
        seats.close();
        assertThat(untyped.getResult(Reservation[].class)).hasSize(3);
        assertThat(handles)
                .allSatisfy(handle -> assertThat(handle.getResult().customer()).isEqualTo("ada"));
        assertThat(issued).containsExactly("A1", "A2", "A3");
    }
}
