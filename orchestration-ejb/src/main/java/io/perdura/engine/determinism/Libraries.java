package io.perdura.engine.determinism;

import java.util.HashSet;
import java.util.Set;

/**
 * How far code is followed that the application brings along in jars of others. Its authors did not write it for replays, so what
 * counts is what gives another result in a replay, or acts on the outside; how it shares and guards its own objects does not.
 */
final class Libraries {

    /** The nearest so many methods of libraries are followed from one workflow. */
    static final int METHODS = 5_000;

    /** APIs, logging and JSON: not followed, only judged by the rules. */
    private static final Set<String> CLEAN = Set.of(
            "ch/qos/logback/",
            "com/fasterxml/jackson/",
            "jakarta/",
            "javax/",
            "org/apache/commons/logging/",
            "org/apache/logging/",
            "org/eclipse/microprofile/",
            "org/jboss/logging/",
            "org/jspecify/",
            "org/slf4j/");

    private static final Set<Family> OWN_AFFAIRS =
            Set.of(Family.LOCK, Family.MUTABLE_STATIC, Family.THREAD_LOCAL, Family.IDENTITY, Family.SUPPRESSION);

    private final Set<String> trusted;

    /** @param packages packages that are not followed either, as Java writes them */
    Libraries(Set<String> packages) {
        trusted = new HashSet<>(CLEAN);
        packages.forEach(name -> trusted.add(name.replace('.', '/') + "/"));
    }

    /** Whether a class outside the application's own archives is followed. */
    boolean follows(String internalName, String root) {
        boolean archive = root.startsWith("jar:file:") || root.startsWith("wsjar:file:");
        return archive && trusted.stream().noneMatch(internalName::startsWith);
    }

    /** Whether it matters that code of a library does this. */
    static boolean matters(Family family, Step step) {
        boolean asItStarts = step.method().node().name.equals("<clinit>");
        return !OWN_AFFAIRS.contains(family) && !(asItStarts && family == Family.ENVIRONMENT);
    }

    /** What the author of the workflow can do about it. */
    static Rulebook.Finding forCaller(Rulebook.Finding finding) {
        return new Rulebook.Finding(
                finding.family(),
                "a library does it: call the library in an activity, or give it what it needs (" + finding.instead()
                        + "); where it can't matter, @Nondeterministic(reason) on your method that calls it");
    }
}
