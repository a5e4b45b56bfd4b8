package io.perdura.it.greeting;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class PoliteGreetings implements Greetings {

    @Override
    @ActivityPolicy(startToClose = "PT5S")
    public String compose(String name) {
        return "Good day, " + name;
    }
}
