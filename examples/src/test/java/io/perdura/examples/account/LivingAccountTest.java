package io.perdura.examples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.testing.TestWorkflowExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LivingAccountTest {

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(LivingAccount.class)
            .build();

    private AccountWorkflow account;

    @BeforeEach
    void open(AccountWorkflow opened) {
        account = opened;
        WorkflowClient.start(account::keep, AccountState.empty());
        account.deposit("d-1", 1_000);
    }

    @Test
    void a_posting_that_is_repeated_counts_once() {
        account.deposit("d-1", 1_000);
        assertThat(account.withdraw("w-1", 300)).isEqualTo(700);
        assertThat(account.withdraw("w-1", 300)).isEqualTo(700);
        account.close();
        assertThat(WorkflowStub.fromTyped(account).getResult(Long.class)).isEqualTo(700);
    }

    @Test
    void what_is_not_there_is_not_withdrawn() {
        assertThatThrownBy(() -> account.withdraw("w-1", 1_001))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasMessageContaining("expected 1 to the balance of 1000");
        assertThat(account.balanceCents()).isEqualTo(1_000);
    }

    @Test
    void the_balance_and_the_latest_references_outlive_the_run(WorkflowClient client) {
        int deposits = 2 * LivingAccount.POSTINGS_PER_RUN;
        for (int deposit = 2; deposit <= deposits; deposit++) {
            account.deposit("d-" + deposit, 1);
        }
        account.deposit("d-" + deposits, 1);
        assertThat(account.withdraw("w-1", 1)).isEqualTo(1_000 + deposits - 2);
        assertThat(client.countWorkflows("ExecutionStatus = 'ContinuedAsNew'").getCount())
                .isGreaterThanOrEqualTo(1);
    }
}
