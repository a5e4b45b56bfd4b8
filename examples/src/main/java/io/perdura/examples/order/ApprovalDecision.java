package io.perdura.examples.order;

import org.jspecify.annotations.Nullable;

/** What somebody decided about an order above the limit. */
record ApprovalDecision(
        boolean approved, String who, @Nullable String why) {

    static ApprovalDecision approved(@Nullable String who) {
        return new ApprovalDecision(true, name(who), null);
    }

    static ApprovalDecision rejected(@Nullable String who, @Nullable String why) {
        return new ApprovalDecision(false, name(who), why);
    }

    private static String name(@Nullable String who) {
        return who == null ? "somebody unnamed" : who;
    }
}
