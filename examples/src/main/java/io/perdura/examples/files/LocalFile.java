package io.perdura.examples.files;

/** A file that one host alone has. */
public record LocalFile(String host, String path) {}
