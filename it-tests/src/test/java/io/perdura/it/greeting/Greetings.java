package io.perdura.it.greeting;

import io.perdura.activity.ActivityInterface;

@ActivityInterface
public interface Greetings {
    String compose(String name);
}
