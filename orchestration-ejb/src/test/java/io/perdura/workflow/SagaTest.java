package io.perdura.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SagaTest {
    private final ImmediateContext context = new ImmediateContext();
    private final List<String> undone = new ArrayList<>();

    @AfterEach
    void close() {
        context.close();
    }

    private Saga saga(boolean parallel, boolean continueWithError) {
        Saga saga = new Saga(new Saga.Options.Builder()
                .setParallelCompensation(parallel)
                .setContinueWithError(continueWithError)
                .build());
        saga.addCompensation(() -> undone.add("first"));
        saga.addCompensation(this::fail, "second");
        saga.addCompensation(this::undo, "third", 3);
        return saga;
    }

    private void fail(String step) {
        throw new IllegalStateException(step + " can't be undone");
    }

    private boolean undo(String step, int number) {
        return undone.add(step + number);
    }

    @Test
    void compensations_run_in_reverse_and_stop_at_a_failure() {
        assertThatExceptionOfType(Saga.CompensationException.class)
                .isThrownBy(saga(false, false)::compensate)
                .withMessage("1 compensation(s) of a saga failed, first: second can't be undone");
        assertThat(undone).containsExactly("third3");
    }

    @Test
    void compensations_go_on_after_a_failure_if_told_to() {
        assertThatExceptionOfType(Saga.CompensationException.class).isThrownBy(saga(false, true)::compensate);
        assertThat(undone).containsExactly("third3", "first");
    }

    @Test
    void parallel_compensations_all_run() {
        Saga saga = saga(true, false);
        saga.addCompensation(this::fail, "fourth");

        assertThatExceptionOfType(Saga.CompensationException.class)
                .isThrownBy(saga::compensate)
                .withMessageStartingWith("2 compensation(s)")
                .satisfies(problem -> assertThat(problem.getSuppressed()).hasSize(1));
        assertThat(undone).containsExactlyInAnyOrder("third3", "first");
    }

    @Test
    void nothing_to_undo_is_fine() {
        new Saga(new Saga.Options.Builder().build()).compensate();

        assertThat(undone).isEmpty();
    }
}
