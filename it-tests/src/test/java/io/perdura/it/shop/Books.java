package io.perdura.it.shop;

import io.perdura.activity.Activity;
import io.perdura.activity.Once;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Writes into the ledger, once for each activity. */
@ApplicationScoped
public class Books {

    @Inject
    private Ledger ledger;

    @Once
    @Transactional
    public String enter(String id) {
        ledger.write(id);
        return "entered in attempt " + Activity.getExecutionContext().getInfo().getAttempt();
    }

    @Once
    public void enterWithoutTransaction(String id) {
        ledger.write(id);
    }
}
