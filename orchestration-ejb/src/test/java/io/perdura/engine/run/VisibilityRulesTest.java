package io.perdura.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.history.Visible;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibilityRulesTest {

    private final VisibilityRules rules = new VisibilityRules(VisibilityLimits.DEFAULTS, (name, wanted) -> wanted);

    private <T> Optional<String> violation(SearchAttributeKey<T> key, T value) {
        SearchAttributes attributes =
                SearchAttributes.newBuilder().set(key, value).build();
        return rules.violation(Visible.of(RunOptions.NONE.with(o -> o.searchAttributes(attributes))));
    }

    @Test
    void given_the_name_of_a_field_of_every_run_then_it_is_refused() {
        assertThat(violation(SearchAttributeKey.forKeyword("WorkflowType"), "x"))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("search attribute 'WorkflowType'", "take another name"));
        assertThat(violation(SearchAttributeKey.forKeyword("Workflow"), "x")).isEmpty();
    }

    @Test
    void given_a_number_that_cannot_be_compared_then_it_is_refused() {
        SearchAttributeKey<Double> share = SearchAttributeKey.forDouble("Share");

        assertThat(violation(share, Double.POSITIVE_INFINITY))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("'Share' is Infinity", "give a finite number"));
        assertThat(violation(share, Double.NaN)).isPresent();
        assertThat(violation(share, 0.5)).isEmpty();
    }
}
