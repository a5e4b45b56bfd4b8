package io.perdura.examples.notice;

import io.perdura.activity.ActivityInterface;

/** Telling people something. */
@ActivityInterface
public interface NoticeActivities {

    /**
     * Tells somebody.
     *
     * @param kind what sort of notice it is
     * @param about the id of the order, cart or request that it is about
     * @param text what it says
     */
    void sendNotice(NoticeKind kind, String about, String text);
}
