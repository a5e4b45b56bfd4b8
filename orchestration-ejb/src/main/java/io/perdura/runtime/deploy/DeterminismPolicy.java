package io.perdura.runtime.deploy;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.eclipse.microprofile.config.ConfigProvider;

/** What happens when workflow code is found that is not deterministic. */
enum DeterminismPolicy {
    /** The deployment fails. */
    FAIL,
    /** Each place is a warning in the log. */
    WARN,
    /** Nothing is inspected. */
    OFF;

    static final String PROPERTY = "perdura.determinism-check";
    private static final String TRUSTED = "perdura.determinism-trusted-packages";

    /** As the deployment says it. */
    static DeterminismPolicy configured() {
        return of(ConfigProvider.getConfig()
                .getOptionalValue(PROPERTY, String.class)
                .orElse("fail"));
    }

    /** Packages of libraries whose code the deployment vouches for. */
    static Set<String> trustedPackages() {
        return trusted(ConfigProvider.getConfig()
                .getOptionalValue(TRUSTED, String.class)
                .orElse(""));
    }

    static Set<String> trusted(String text) {
        Set<String> packages = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (!name.isEmpty() && !SourceVersion.isName(name)) {
                throw new IllegalArgumentException("Configuration property " + TRUSTED + " has '" + name
                        + "', expected names of packages such as org.example.money, separated by commas");
            }
            if (!name.isEmpty()) {
                packages.add(name);
            }
        }
        return packages;
    }

    static DeterminismPolicy of(String text) {
        try {
            return valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Configuration property " + PROPERTY + " is '" + text + "', expected fail, warn or off", e);
        }
    }
}
