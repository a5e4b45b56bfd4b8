package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Set;

/** Deployed code for tests of what runs it. */
public final class TestCode {

    private TestCode() {}

    public static DeployedCode activities(Bean<?> bean, BeanManager beans) {
        CodeInspection inspection = new CodeInspection(beans, DeterminismPolicy.OFF, Set.of(), Set.of());
        inspection.activities(Set.of(bean));
        assertThat(inspection.problems()).isEmpty();
        return inspection.result();
    }
}
