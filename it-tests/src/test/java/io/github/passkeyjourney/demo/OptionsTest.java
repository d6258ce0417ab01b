package io.github.passkeyjourney.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void defaults() {
        assertThat(Options.parse()).isEqualTo(new Options(8080, false, false));
    }

    @Test
    void portAndClean() {
        assertThat(Options.parse("--clean", "--port", "18080")).isEqualTo(new Options(18080, true, false));
    }

    @Test
    void history() {
        assertThat(Options.parse("--with-history")).isEqualTo(new Options(8080, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999999999", "-1", "x", ""})
    void portIsANumberInRange(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--port", port))
                .withMessageContaining("1 to 65535");
    }

    @Test
    void portNeedsAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--port"));
    }

    @Test
    void unknownOptionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--ports"))
                .withMessageContaining("--ports");
    }
}
