package io.github.passkeyjourney.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrollFailureTest {

    @ParameterizedTest
    @EnumSource
    void eachCodeNamesItsFailure(EnrollFailure failure) {
        assertThat(EnrollFailure.of(failure.id())).contains(failure);
    }

    @Test
    void whatABrowserMakesUpIsUnknown() {
        assertThat(EnrollFailure.of("NotAllowedError: <script>")).contains(EnrollFailure.UNKNOWN);
    }

    @Test
    void noCodeIsNoFailure() {
        assertThat(EnrollFailure.of(null)).isEmpty();
        assertThat(EnrollFailure.of(" ")).isEmpty();
    }
}
