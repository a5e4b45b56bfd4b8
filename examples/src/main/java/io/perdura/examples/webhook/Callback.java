package io.perdura.examples.webhook;

/**
 * What the outside says when it calls.
 *
 * @param status in a word of its own, such as {@code DELIVERED}
 * @param detail may be empty
 */
public record Callback(String status, String detail) {}
