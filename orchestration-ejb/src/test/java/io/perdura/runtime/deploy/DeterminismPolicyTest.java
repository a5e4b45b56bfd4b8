package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeterminismPolicyTest {

    @Test
    void three_words_are_known() {
        assertThat(DeterminismPolicy.of("fail")).isEqualTo(DeterminismPolicy.FAIL);
        assertThat(DeterminismPolicy.of(" Warn ")).isEqualTo(DeterminismPolicy.WARN);
        assertThat(DeterminismPolicy.of("OFF")).isEqualTo(DeterminismPolicy.OFF);
    }

    @Test
    void packages_are_trusted_by_name() {
        assertThat(DeterminismPolicy.trusted("")).isEmpty();
        assertThat(DeterminismPolicy.trusted("org.example.money, acme")).containsExactly("org.example.money", "acme");
        assertThatThrownBy(() -> DeterminismPolicy.trusted("org.example.*"))
                .hasMessageContaining("perdura.determinism-trusted-packages has 'org.example.*'")
                .hasMessageContaining("names of packages such as");
    }

    @Test
    void another_word_is_refused_by_name() {
        assertThatThrownBy(() -> DeterminismPolicy.of("no"))
                .hasMessage("Configuration property perdura.determinism-check is 'no', expected fail, warn or off");
    }
}
