package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasskeyLabelTest {

    @ParameterizedTest
    @CsvSource({
        "Work laptop, Work laptop",
        "'  Work \t\n laptop  ', Work laptop",
        "'Work\u202Elaptop', Worklaptop",
        "'a\u0000b', a b",
        "'zero\u200Bwidth', zerowidth",
        "'e\u0301te\u0301', \u00e9t\u00e9",
        "'\uD83D\uDD11 key', \uD83D\uDD11 key",
    })
    void whatCannotBeSeenIsTakenOut(String raw, String clean) {
        assertThat(PasskeyLabel.normalise(raw)).isEqualTo(clean);
    }

    @Test
    void aLabelOfInvisibleCharactersIsEmpty() {
        assertThat(PasskeyLabel.normalise("\u200B\u202E \u0007")).isEmpty();
    }

    @Test
    void aPairOfSurrogatesIsNeverCutInHalf() {
        String cut = PasskeyLabel.normalise("x".repeat(63) + "\uD83D\uDD11");
        assertThat(cut).isEqualTo("x".repeat(63));
    }

    @Test
    void aTakenLabelGetsTheNextFreeNumber() {
        assertThat(PasskeyLabel.unique("Phone", Set.of("Phone", "Phone 2"))).isEqualTo("Phone 3");
        assertThat(PasskeyLabel.unique("Phone", Set.of("Laptop"))).isEqualTo("Phone");
    }

    @Test
    void theNumberFitsBehindALabelOfFullLength() {
        String full = "x".repeat(64);
        assertThat(PasskeyLabel.unique(full, Set.of(full))).hasSize(64).endsWith("x 2");
    }

    @Property
    void aLabelIsShortOnOneLineAndStable(@ForAll String raw) {
        String label = PasskeyLabel.normalise(raw);
        assertThat(label.length()).isLessThanOrEqualTo(PasskeyLabel.MAX_LENGTH);
        assertThat(label).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]").isEqualTo(label.strip());
        assertThat(PasskeyLabel.normalise(label)).isEqualTo(label);
    }
}
