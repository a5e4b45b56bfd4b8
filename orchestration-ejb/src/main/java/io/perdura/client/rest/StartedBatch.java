package io.perdura.client.rest;

/** A batch that was begun. */
public record StartedBatch(String batchId) {}
