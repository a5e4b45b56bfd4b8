package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.worker.WorkflowImplementationOptions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of activity stubs that the stub's maker leaves open: from the registration, and what the code has set since. */
final class StubDefaults {

    private @Nullable ActivityOptions options;
    private @Nullable LocalActivityOptions localOptions;
    private final Map<String, ActivityOptions> byType;
    private final Map<String, LocalActivityOptions> localByType;

    StubDefaults(WorkflowImplementationOptions registered) {
        options = registered.getDefaultActivityOptions();
        localOptions = registered.getDefaultLocalActivityOptions();
        byType = new HashMap<>(registered.getActivityOptions());
        localByType = new HashMap<>(registered.getLocalActivityOptions());
    }

    /** Goes over those that were registered. */
    void set(ActivityOptions defaults) {
        options = options == null ? defaults : defaults.mergedOver(options);
    }

    /** As {@link #set}. */
    void setLocal(LocalActivityOptions defaults) {
        localOptions = localOptions == null
                ? defaults
                : localOptions.toBuilder().mergeActivityOptions(defaults).build();
    }

    void apply(Map<String, ActivityOptions> more) {
        more.forEach((type, added) -> byType.merge(type, added, (before, after) -> after.mergedOver(before)));
    }

    void applyLocal(Map<String, LocalActivityOptions> more) {
        more.forEach((type, added) -> localByType.merge(
                type,
                added,
                (before, after) ->
                        before.toBuilder().mergeActivityOptions(after).build()));
    }

    @Nullable
    ActivityOptions orDefault(@Nullable ActivityOptions given) {
        return given != null ? given : options;
    }

    @Nullable
    LocalActivityOptions orDefault(@Nullable LocalActivityOptions given) {
        return given != null ? given : localOptions;
    }

    /** Options by activity type; those given for a stub go over the others. */
    Map<String, ActivityOptions> merged(Map<String, ActivityOptions> given) {
        Map<String, ActivityOptions> all = new HashMap<>(byType);
        given.forEach((type, added) -> all.merge(type, added, (before, after) -> after.mergedOver(before)));
        return all;
    }

    /** As {@link #merged}, for a local stub. */
    Map<String, LocalActivityOptions> mergedLocal(Map<String, LocalActivityOptions> given) {
        Map<String, LocalActivityOptions> all = new HashMap<>(localByType);
        given.forEach((type, added) -> all.merge(
                type,
                added,
                (before, after) ->
                        before.toBuilder().mergeActivityOptions(after).build()));
        return all;
    }
}
