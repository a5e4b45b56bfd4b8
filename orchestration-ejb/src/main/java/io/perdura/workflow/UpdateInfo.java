package io.perdura.workflow;

/** The update whose handler or validator is running. */
public interface UpdateInfo {

    /** The name that its caller used. */
    String getUpdateName();

    /** Unique in its run. */
    String getUpdateId();
}
