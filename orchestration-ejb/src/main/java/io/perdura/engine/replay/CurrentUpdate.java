package io.perdura.engine.replay;

import io.perdura.workflow.UpdateInfo;

/** The update that a coroutine works for. */
record CurrentUpdate(String name, String id) implements UpdateInfo {

    @Override
    public String getUpdateName() {
        return name;
    }

    @Override
    public String getUpdateId() {
        return id;
    }
}
