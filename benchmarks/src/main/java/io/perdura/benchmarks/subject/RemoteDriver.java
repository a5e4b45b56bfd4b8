package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.LoadReport;

/** Callers inside the measured process, behind {@code /load/…}. */
public final class RemoteDriver implements Driver {

    private final Remote remote;

    public RemoteDriver(Remote remote) {
        this.remote = remote;
    }

    @Override
    public void start(String work, int callers) {
        remote.post("/load/start?work=" + work + "&callers=" + callers);
    }

    @Override
    public void open() {
        remote.post("/load/open");
    }

    @Override
    public LoadReport read() {
        return LoadReport.parse(remote.post("/load/read"));
    }

    @Override
    public void stop() {
        remote.post("/load/stop");
    }
}
