package io.perdura.engine.partition;

import io.perdura.engine.run.ResetPoint;

/**
 * A reset: the run is repeated up to a point and goes on from there as a new run in its place.
 *
 * @param reason for people; may be empty
 * @param reapply whether signals and updates that came after the point come again
 */
public record ResetRequest(ResetPoint point, String reason, boolean reapply) {}
