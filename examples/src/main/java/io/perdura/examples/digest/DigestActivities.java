package io.perdura.examples.digest;

import io.perdura.activity.ActivityInterface;

/** What writes a digest. */
@ActivityInterface
public interface DigestActivities {

    void writeDigest(String reader, int number);
}
