package io.perdura.it.shop;

import io.perdura.activity.ActivityInterface;

/** What the scripts can do; each method's answer tells what happened. */
@ActivityInterface
public interface Steps {

    String plain();

    String retriedInside();

    String timedOut();

    String fallenBack();

    String broken();

    int crowded();

    String heartbeat();

    String once();

    String slowOnce();

    String enteredOnce();

    String enteredWithoutTransaction();

    String huge();

    String hostile();

    String scoped();

    String called();

    String answeredLater();
}
