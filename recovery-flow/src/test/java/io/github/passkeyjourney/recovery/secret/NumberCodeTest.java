package io.github.passkeyjourney.recovery.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as they are made, shown and typed. */
class NumberCodeTest {

    @Test
    void codesAreEightDigitsAndNoneComesTwiceInAThousand() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String code = NumberCode.create();
            assertThat(code).matches("[0-9]{8}");
            codes.add(code);
        }
        // Of a hundred million, two of a thousand are equal once in two hundred runs; five pairs never.
        assertThat(codes).hasSizeGreaterThan(995);
    }

    @Test
    void itIsShownInTwoGroupsAndReadAsShown() {
        assertThat(NumberCode.spaced("12345678")).isEqualTo("1234 5678");
        assertThat(NumberCode.read(NumberCode.spaced("12345678"))).contains("12345678");
    }

    @Test
    void anAccessPassIsTwentyDigitsInGroupsThatCanBeReadOut() {
        String pass = AccessPass.create();
        assertThat(NumberCode.spaced(pass)).matches("([0-9]{4} ){4}[0-9]{4}");
        assertThat(AccessPass.read(NumberCode.spaced(pass))).contains(pass);
        assertThat(AccessPass.read(pass + "1")).isEmpty();
        assertThat(AccessPass.create()).isNotEqualTo(pass);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678", " 1234-5678 ", "1234\u00a05678", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"})
    void itIsReadHoweverItIsTyped(String typed) {
        assertThat(NumberCode.read(typed)).contains("12345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234567a", "1234_5678", "\u0000"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(NumberCode.read(typed)).isEmpty();
    }

    @Test
    void nothingAtAllAndWhatIsFarTooLongIsNone() {
        assertThat(NumberCode.read(null)).isEmpty();
        assertThat(NumberCode.read(" ".repeat(100) + "12345678")).isEmpty();
    }
}
