package io.perdura.examples.files;

import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Workflow;

/**
 * The steps run where their run is worked on, which is one host unless it is lost or the run moves. Then the file is not there any
 * more, and they begin anew on the host that there is.
 */
public class FileTreatment implements FileTreatmentWorkflow {

    private static final int HOSTS_TO_TRY = 5;

    private final FileActivities files = Workflow.newActivityStub(FileActivities.class);

    @Override
    public String treat(String source, String target) {
        for (int host = 1; ; host++) {
            try {
                return onOneHost(source, target);
            } catch (ActivityFailure failure) {
                if (host == HOSTS_TO_TRY || !isElsewhere(failure)) {
                    throw failure;
                }
            }
        }
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

    private static boolean isElsewhere(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && cause.getType().equals(FileActivities.ELSEWHERE);
    }
}
