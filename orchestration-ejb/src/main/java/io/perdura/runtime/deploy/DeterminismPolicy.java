package io.perdura.runtime.deploy;

import java.util.Locale;
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

    /** As the deployment says it. */
    static DeterminismPolicy configured() {
        return of(ConfigProvider.getConfig()
                .getOptionalValue(PROPERTY, String.class)
                .orElse("fail"));
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
