package io.perdura.examples.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account is when a run begins.
 *
 * @param balanceCents 0 for a new account
 * @param references the latest postings, oldest first, so that a repetition is known; null means none
 */
public record AccountState(long balanceCents, @Nullable List<String> references) {

    /** A new account. */
    static AccountState empty() {
        return new AccountState(0, null);
    }

    List<String> referencesOrNone() {
        return references == null ? List.of() : references;
    }
}
