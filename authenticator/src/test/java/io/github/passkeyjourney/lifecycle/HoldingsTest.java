package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingsTest {

    @ParameterizedTest(name = "two {0}, backed up {1}, in several devices {2}, recovery {3}: {4}")
    @CsvSource({
        "false, false, false, false, false",
        "false, false, false, true,  false",
        "false, true,  false, false, false",
        "false, true,  false, true,  true",
        "true,  false, false, false, false",
        "true,  false, false, true,  false",
        "true,  false, true,  false, true",
        "true,  false, true,  true,  true",
        "true,  true,  false, false, true",
        "true,  true,  false, true,  true",
        "true,  true,  true,  false, true",
        "true,  true,  true,  true,  true",
    })
    void anAccountIsResilientIfOneLossLeavesAWayIn(
            boolean twoOrMore, boolean backedUp, boolean severalDevices, boolean recoveryProven, boolean resilient) {
        assertThat(new Holdings(twoOrMore, backedUp, severalDevices, recoveryProven).resilient())
                .isEqualTo(resilient);
    }
}
