package io.github.passkeyjourney.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {
    /** RFC 6238, appendix B, cut to six digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "20000000000,353130"})
    void codesAreThoseOfTheStandard(long epochSecond, String code) {
        assertThat(TimeCode.of("12345678901234567890").at(Instant.ofEpochSecond(epochSecond)))
                .isEqualTo(code);
    }

    @Test
    void codeLastsToTheEndOfItsHalfMinute() {
        assertThat(TimeCode.left(Instant.ofEpochSecond(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(TimeCode.left(Instant.ofEpochSecond(60))).isEqualTo(Duration.ofSeconds(30));
    }
}
