package io.perdura.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.engine.port.ActivitySlots.Slot;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SlotHoldTest {

    private final SlotHold hold = new SlotHold();
    private int released;

    private final Slot slot = new Slot() {
        @Override
        public void start(Consumer<Slot> activity) {
            activity.accept(this);
        }

        @Override
        public void release() {
            released++;
        }
    };

    @Test
    void a_method_that_reports_holds_the_slot_until_its_end_is_settled() {
        hold.begin(slot);
        hold.unsettled();
        hold.end();
        assertThat(released).isZero();

        hold.settled();

        assertThat(released).isEqualTo(1);
    }

    @Test
    void an_end_that_is_settled_first_waits_for_the_method_whose_thread_it_is() {
        hold.begin(slot);
        hold.unsettled();
        hold.settled();
        assertThat(released).isZero();

        hold.end();

        assertThat(released).isEqualTo(1);
    }

    @Test
    void a_method_that_leaves_its_end_to_others_holds_the_slot_while_it_runs() {
        hold.begin(slot);
        hold.end();
        assertThat(released).isEqualTo(1);

        hold.unsettled();
        hold.settled();

        assertThat(released).isEqualTo(1);
    }

    @Test
    void what_is_over_before_it_began_holds_nothing() {
        hold.unsettled();
        hold.settled();

        assertThat(released).isZero();
    }
}
