package io.perdura.examples.approval;

import org.jspecify.annotations.Nullable;

/**
 * The answer of the outside system.
 *
 * @param approved yes or no; null is no answer
 * @param by who decided
 * @param comment why
 */
public record Decision(
        @Nullable Boolean approved,
        @Nullable String by,
        @Nullable String comment) {

    /** No answer yet. */
    static final Decision NONE = new Decision(null, null, null);
}
