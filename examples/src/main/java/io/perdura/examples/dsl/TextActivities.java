package io.perdura.examples.dsl;

import io.perdura.activity.ActivityInterface;

/** A few activities that a program may call; it may call any other that gets and gives text. */
@ActivityInterface
public interface TextActivities {

    /** {@code UpperCaseText}. */
    String upperCaseText(String text);

    /** {@code JoinTexts}, with a space in between. */
    String joinTexts(String first, String second);
}
