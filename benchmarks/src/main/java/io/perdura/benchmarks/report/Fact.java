package io.perdura.benchmarks.report;

/**
 * A figure of a workload that is no loop: w4, w6, w7.
 *
 * @param system its name
 * @param work w4, w6 or w7
 * @param name what it is, with its unit
 * @param value of it
 */
public record Fact(String system, String work, String name, double value) {}
