package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "P7D, P7D",
        "P2W, P14D",
        "P0W, PT0S",
        "PT24H, P1D",
        "PT90M, PT1H30M",
        "P1DT1H, PT25H",
        "PT0.5S, PT0.5S",
        "PT0S, PT0S",
        "P1DT2H3M4.000000005S, PT26H3M4.000000005S"
    })
    void aDurationIsReadAndWrittenInItsShortestForm(String text, String shortest) {
        Duration read = DurationText.parse(text);
        assertThat(DurationText.write(read)).isEqualTo(shortest);
        assertThat(DurationText.parse(shortest)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1Y", "P1M", "P1Y2D", "P1M2DT3H", "P1YT1S"})
    void monthsAndYearsAreRefusedInFavourOfDays(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("use days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "P-1D", "PT-5M", "-PT5M"})
    void negativeDurationsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("must not be negative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "7D",
                "p7d",
                "P7d",
                "1 day",
                "P1W2D",
                "P1.5D",
                "P1D ",
                "PT1S1M",
                "no-duration",
                "P9999999999D",
                "P00000000000000000000000000000000000000001D"
            })
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("must be an ISO 8601 duration such as P7D, P2W or PT24H");
    }
}
