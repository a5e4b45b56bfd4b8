package io.perdura.common;

import org.jspecify.annotations.Nullable;

/** Checks the texts that say to people what a run, an activity or a timer is for. */
public final class StaticTexts {

    /** The most characters of a summary. */
    public static final int SUMMARY_LIMIT = 400;

    /** The most characters of details. */
    public static final int DETAILS_LIMIT = 20_000;

    private StaticTexts() {}

    /**
     * A summary, one line; null for none.
     *
     * @throws IllegalArgumentException when it is longer than {@link #SUMMARY_LIMIT}
     */
    public static @Nullable String summary(String field, @Nullable String text) {
        return limited(field, text, SUMMARY_LIMIT);
    }

    /**
     * Details, several lines; null for none.
     *
     * @throws IllegalArgumentException when they are longer than {@link #DETAILS_LIMIT}
     */
    public static @Nullable String details(String field, @Nullable String text) {
        return limited(field, text, DETAILS_LIMIT);
    }

    private static @Nullable String limited(String field, @Nullable String text, int limit) {
        if (text != null && text.length() > limit) {
            throw new IllegalArgumentException(field + " has " + text.length() + " characters: at most " + limit
                    + " are allowed; shorten it, or put what is long into the memo");
        }
        return text;
    }
}
