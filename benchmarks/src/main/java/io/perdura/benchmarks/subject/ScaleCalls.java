package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.LoadReport;

/** Workflows in large numbers, started and asked inside the server. */
public final class ScaleCalls {

    private final Remote remote;

    ScaleCalls(Remote remote) {
        this.remote = remote;
    }

    /** How many are done, and how long the question took. */
    public record Answer(long done, long nanos) {

        static Answer parse(String text) {
            String[] words = text.split(" ", -1);
            return new Answer(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
    }

    /** Returns when all starts are acknowledged. They wake evenly spread over some milliseconds from an instant on. */
    public void startAlarms(String prefix, int count, long atMillis, int spreadMillis) {
        remote.post(
                "/alarms/start?prefix=" + prefix + "&count=" + count + "&at=" + atMillis + "&spread=" + spreadMillis);
    }

    /** Waits for their ends; the latencies of the report are how late their code went on. */
    public LoadReport lateness(String prefix, int count) {
        return LoadReport.parse(remote.post("/alarms/lateness?prefix=" + prefix + "&count=" + count));
    }

    public void startThousands(String id, int children, int width, int atATime) {
        remote.post("/thousands/start?id=" + id + "&children=" + children + "&width=" + width + "&atATime=" + atATime);
    }

    public Answer doneOfThousands(String id) {
        return Answer.parse(remote.post("/thousands/done?id=" + id));
    }

    /** Waits for the end; how many bytes came. */
    public long awaitThousands(String id) {
        return Long.parseLong(remote.post("/thousands/await?id=" + id));
    }

    public void startStory(String id, int steps) {
        remote.post("/story/start?id=" + id + "&steps=" + steps);
    }

    public Answer doneOfStory(String id) {
        return Answer.parse(remote.post("/story/done?id=" + id));
    }

    /** The most bytes of heap that were in use after a garbage collection, since the last call. */
    public long heapPeakBytes() {
        return Long.parseLong(remote.post("/peak"));
    }
}
