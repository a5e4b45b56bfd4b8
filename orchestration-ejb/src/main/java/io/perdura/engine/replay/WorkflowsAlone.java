package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.converter.DataConverter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workflow types without the activities that they call: for replays, where a history holds what activities answered, and for
 * whoever answers by himself. Each activity may take a minute.
 *
 * @param definitions by type; not copied, so that whoever made the map may add to it
 */
public record WorkflowsAlone(Map<String, WorkflowDefinition> definitions, DataConverter converter)
        implements Deployment {

    private static final ActivityOptions ANY = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .build();

    /** One type alone. */
    public WorkflowsAlone(WorkflowDefinition definition, DataConverter converter) {
        this(Map.of(definition.type(), definition), converter);
    }

    @Override
    public Optional<WorkflowDefinition> workflow(String type) {
        return WorkflowDefinition.find(definitions, type);
    }

    @Override
    public Collection<WorkflowDefinition> workflows() {
        return List.copyOf(definitions.values());
    }

    @Override
    public ActivityOptions activityDefaults(String activityType) {
        return ANY;
    }
}
