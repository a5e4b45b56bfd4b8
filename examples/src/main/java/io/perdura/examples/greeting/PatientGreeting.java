package io.perdura.examples.greeting;

import io.perdura.workflow.Workflow;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Knows some languages by heart. */
public class PatientGreeting implements GreetingWorkflow {

    private final Map<String, String> words =
            new TreeMap<>(Map.of("English", "Hello", "French", "Bonjour", "Spanish", "Hola"));

    private String language = "English";
    private boolean approved;

    @Override
    public String greet(String name) {
        Workflow.await(() -> approved && Workflow.isEveryHandlerFinished());
        return words.get(language) + ", " + name;
    }

    @Override
    public Set<String> languages() {
        return words.keySet();
    }

    @Override
    public String setLanguage(String wanted) {
        String before = language;
        language = wanted;
        return before;
    }

    @Override
    public void checkLanguage(String wanted) {
        if (!words.containsKey(wanted)) {
            throw new IllegalArgumentException("'%s' is not spoken here, only %s".formatted(wanted, words.keySet()));
        }
    }

    @Override
    public void approve() {
        approved = true;
    }
}
