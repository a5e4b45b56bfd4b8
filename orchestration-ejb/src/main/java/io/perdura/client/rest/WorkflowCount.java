package io.perdura.client.rest;

/** How many runs match. */
public record WorkflowCount(long count) {}
