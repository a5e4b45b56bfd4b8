package io.perdura.examples.dsl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a program: exactly one of an activity, a sequence and a parallel.
 *
 * @param activity the type of the activity to call; it gets and gives text
 * @param arguments the names of the variables that it gets; null means none
 * @param result the name of the variable that its result goes to; null means nowhere
 * @param sequence steps that follow each other
 * @param parallel steps that run beside each other; the first failure calls the others off
 */
public record Step(
        @Nullable String activity,
        @Nullable List<String> arguments,
        @Nullable String result,
        @Nullable List<Step> sequence,
        @Nullable List<Step> parallel) {

    static Step activity(String activity, List<String> arguments, String result) {
        return new Step(activity, arguments, result, null, null);
    }

    static Step sequence(Step... steps) {
        return new Step(null, null, null, List.of(steps), null);
    }

    static Step parallel(Step... steps) {
        return new Step(null, null, null, null, List.of(steps));
    }
}
