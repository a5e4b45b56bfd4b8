package io.perdura.examples.window;

import java.util.List;

/** How many records have ended, and which ones are worked on. */
public record WindowProgress(int done, List<Integer> underWay) {}
