package io.perdura.engine.system.batch;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** What the engine does for batches. Repeating any of it is harmless. */
@ActivityInterface
public interface BatchActivities {

    String COUNT = "perdura.batch.count";
    String LIST = "perdura.batch.list";
    String APPLY = "perdura.batch.apply";

    @ActivityMethod(name = COUNT)
    long count(BatchBook.Work work);

    @ActivityMethod(name = LIST)
    BatchBook.Page list(BatchBook.Work work, int size, BatchBook.@Nullable Position after);

    @ActivityMethod(name = APPLY)
    BatchBook.Outcome apply(BatchBook.Work work, BatchBook.Page page);
}
