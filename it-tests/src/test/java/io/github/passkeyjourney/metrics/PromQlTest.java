package io.github.passkeyjourney.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

    @Test
    void findsMetricsWithTheLabelsTheyAreSelectedAndGroupedBy() {
        PromQl query = new PromQl("""
                sum by (job, realm) (increase(passkey_journey_sign_ins_total{method="passkey", outcome!="succeeded"}[30m]))
                  / sum by (job, realm) (increase(passkey_journey_skips_total[30m])) > 0.5""");
        assertThat(query.metrics())
                .isEqualTo(Map.of(
                        "passkey_journey_sign_ins_total",
                        Set.of("method", "outcome"),
                        "passkey_journey_skips_total",
                        Set.of()));
        assertThat(query.groupedBy()).containsExactly("job", "realm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(paskey_journey_skips_total)",
                "summ(passkey_journey_skips_total)",
                "sum(passkey_journey_skips_total",
                "sum(passkey_journey_skips_total))",
                "passkey_journey_skips_total{realm}",
                "passkey_journey_skips_total{realm=\"a\"",
                "rate(passkey_journey_skips_total[5 minutes])",
                "{realm=\"a\"}"
            })
    void refusesWhatItDoesNotKnow(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PromQl(expression));
    }
}
