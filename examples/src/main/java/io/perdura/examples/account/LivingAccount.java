package io.perdura.examples.account;

import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;

/** The balance is a field: no table, no lock, since a run does one thing at a time. */
public class LivingAccount implements AccountWorkflow {

    /** After so many postings it goes on as a new run. */
    static final int POSTINGS_PER_RUN = 200;

    /** So many references are remembered; a repetition comes soon or not at all. */
    static final int REFERENCES_KEPT = 100;

    private static final Logger LOGGER = Workflow.getLogger(LivingAccount.class);

    private final Set<String> references = new LinkedHashSet<>();
    private long balanceCents;
    private int postings;
    private boolean closed;

    /** The balance is known before the first message, which may be one that came while the run before ended. */
    @WorkflowInit
    public LivingAccount(AccountState state) {
        balanceCents = state.balanceCents();
        references.addAll(state.referencesOrNone());
    }

    @Override
    public long keep(AccountState state) {
        Workflow.await(() ->
                closed || postings >= POSTINGS_PER_RUN || Workflow.getInfo().isContinueAsNewSuggested());
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (!closed) {
            Workflow.continueAsNew(new AccountState(balanceCents, latestReferences()));
        }
        return balanceCents;
    }

    @Override
    public void deposit(String reference, long cents) {
        if (closed || cents <= 0) {
            // Nobody waits for the answer to a signal, and it must not end the account.
            LOGGER.warn("Deposit {} of {} cents is ignored, expected more than none before the end", reference, cents);
        } else if (references.add(reference)) {
            balanceCents += cents;
            postings++;
        }
    }

    @Override
    public long withdraw(String reference, long cents) {
        if (references.add(reference)) {
            balanceCents -= cents;
            postings++;
        }
        return balanceCents;
    }

    @Override
    public void checkWithdraw(String reference, long cents) {
        if (references.contains(reference)) {
            return;
        }
        if (closed) {
            throw new IllegalStateException("the account is closed");
        }
        if (cents <= 0 || cents > balanceCents) {
            throw new IllegalArgumentException(
                    "cents is %d, expected 1 to the balance of %d".formatted(cents, balanceCents));
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public long balanceCents() {
        return balanceCents;
    }

    private List<String> latestReferences() {
        List<String> all = new ArrayList<>(references);
        return all.subList(Math.max(0, all.size() - REFERENCES_KEPT), all.size());
    }
}
