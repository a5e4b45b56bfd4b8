package io.perdura.workflow;

import io.perdura.common.StaticTexts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What else can be said of a mutable side effect. Immutable. */
public final class MutableSideEffectOptions {
    private static final MutableSideEffectOptions DEFAULTS = newBuilder().build();

    private final @Nullable String summary;

    private MutableSideEffectOptions(@Nullable String summary) {
        this.summary = summary;
    }

    public static MutableSideEffectOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(MutableSideEffectOptions options) {
        return options.toBuilder();
    }

    public Builder toBuilder() {
        return new Builder().setSummary(summary);
    }

    /** What the value is, in one line, for people; null if nobody said. */
    public @Nullable String getSummary() {
        return summary;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MutableSideEffectOptions that && Objects.equals(summary, that.summary);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(summary);
    }

    @Override
    public String toString() {
        return "MutableSideEffectOptions[summary=" + summary + "]";
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private @Nullable String summary;

        private Builder() {}

        /** What the value is, in one line, for people: the history shows it; at most 400 characters. */
        public Builder setSummary(@Nullable String summary) {
            this.summary = StaticTexts.summary("summary", summary);
            return this;
        }

        public MutableSideEffectOptions build() {
            return new MutableSideEffectOptions(summary);
        }
    }
}
