package io.perdura.engine.determinism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which members outside the application workflow code must not use. Immutable once made; owners are internal names. */
final class Rulebook {

    /** A rule's verdict. */
    record Finding(Family family, String instead) {}

    private record Rule(Set<String> names, Predicate<String> descriptor, Finding finding) {

        boolean matches(String name, String ofDescriptor) {
            return (names.isEmpty() || names.contains(name)) && descriptor.test(ofDescriptor);
        }
    }

    private final Map<String, List<Rule>> exact = new HashMap<>();
    private final Map<String, List<Rule>> byPackage = new HashMap<>();
    private final List<Rule> anywhere = new ArrayList<>();

    /** Rules for a class, or for a whole package and what is below it when the owner ends with a slash. */
    void forbid(Family family, String instead, List<String> owners, String... names) {
        owners.forEach(owner -> forbid(family, instead, owner, descriptor -> true, names));
    }

    void forbid(Family family, String instead, String owner, Predicate<String> descriptor, String... names) {
        Rule rule = new Rule(Set.of(names), descriptor, new Finding(family, instead));
        (owner.endsWith("/") ? byPackage : exact)
                .computeIfAbsent(owner, none -> new ArrayList<>())
                .add(rule);
    }

    /** A rule for a method of any class outside the application. */
    void forbidAnywhere(Family family, String instead, String name, Predicate<String> descriptor) {
        anywhere.add(new Rule(Set.of(name), descriptor, new Finding(family, instead)));
    }

    /** What is wrong with using this member of a class outside the application; empty when nothing is. */
    Optional<Finding> of(String owner, String name, String descriptor) {
        Finding found = first(exact.get(owner), name, descriptor);
        for (int slash = owner.lastIndexOf('/');
                found == null && slash > 0;
                slash = owner.lastIndexOf('/', slash - 1)) {
            found = first(byPackage.get(owner.substring(0, slash + 1)), name, descriptor);
        }
        return Optional.ofNullable(found != null ? found : first(anywhere, name, descriptor));
    }

    private static @Nullable Finding first(@Nullable List<Rule> rules, String name, String descriptor) {
        if (rules == null) {
            return null;
        }
        for (Rule rule : rules) {
            if (rule.matches(name, descriptor)) {
                return rule.finding();
            }
        }
        return null;
    }
}
