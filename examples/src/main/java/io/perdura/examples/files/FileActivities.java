package io.perdura.examples.files;

import io.perdura.activity.ActivityInterface;

/** The steps. All but the first fail as {@value #ELSEWHERE} where the file is not. */
@ActivityInterface(namePrefix = "File")
public interface FileActivities {

    /** The type of the failure of a step on another host than the file's; it is not tried again there. */
    String ELSEWHERE = "FileIsElsewhere";

    /** Fetches the file to the host that happens to run this. */
    LocalFile fetch(String source);

    LocalFile work(LocalFile fetched);

    void deliver(LocalFile worked, String target);

    /** Removes what is left of a file, if it is here. */
    void discard(LocalFile file);
}
