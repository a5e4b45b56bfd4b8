package io.perdura.examples.dsl;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Words, made of words. */
@ApplicationScoped
public class Texts implements TextActivities {

    @Override
    public String upperCaseText(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @Override
    public String joinTexts(String first, String second) {
        return first + " " + second;
    }
}
