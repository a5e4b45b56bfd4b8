package io.perdura.examples.files;

import io.perdura.common.RetryOptions;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/**
 * The steps run where their run is worked on, which is one host unless it is lost or the run moves. Then the file is not there any
 * more, and they begin anew on the host that there is.
 */
public class FileTreatment implements FileTreatmentWorkflow {

    private static final RetryOptions ON_ANOTHER_HOST = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setMaximumAttempts(5)
            .build();

    private final FileActivities files = Workflow.newActivityStub(FileActivities.class);

    @Override
    public String treat(String source, String target) {
        return Workflow.retry(ON_ANOTHER_HOST, Optional.empty(), () -> onOneHost(source, target));
    }

    private String onOneHost(String source, String target) {
        LocalFile fetched = files.fetch(source);
        try {
            files.deliver(files.work(fetched), target);
        } finally {
            files.discard(fetched);
        }
        return fetched.host();
    }
}
