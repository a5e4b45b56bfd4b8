package io.perdura.examples.dsl;

import java.util.Map;

/** Steps, and the variables that they begin with. */
public record Program(Map<String, String> variables, Step root) {}
