package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NudgeHistoryTest {

    private static final Instant DAY_1 = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void anOfferIsCountedAndDated() {
        assertThat(NudgeHistory.NONE.offered(DAY_1, false))
                .isEqualTo(new NudgeHistory(1, 0, 0, DAY_1, null, null, null));
    }

    @Test
    void theFirstOfferOfAnEnforcingPhaseStartsTheGraceForGood() {
        NudgeHistory history = NudgeHistory.NONE.offered(DAY_1, true).offered(DAY_2, true);
        assertThat(history).isEqualTo(new NudgeHistory(2, 0, 0, DAY_2, null, null, DAY_1));
        assertThat(history.offered(DAY_2, false).requiredSince()).isEqualTo(DAY_1);
    }

    @Test
    void aSkipIsCountedAndDated() {
        assertThat(NudgeHistory.NONE.offered(DAY_1, true).skipped(DAY_2))
                .isEqualTo(new NudgeHistory(1, 1, 0, DAY_1, DAY_2, null, DAY_1));
    }

    @Test
    void anErrorIsNeverASkip() {
        assertThat(NudgeHistory.NONE.offered(DAY_1, true).skipped(DAY_1).failed(DAY_2))
                .isEqualTo(new NudgeHistory(1, 1, 1, DAY_1, DAY_1, DAY_2, DAY_1));
    }

    @Test
    void countsStopAtTheLargestNumber() {
        NudgeHistory full =
                new NudgeHistory(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, null, null, null, null);
        NudgeHistory more = full.offered(DAY_1, false).skipped(DAY_1).failed(DAY_1);
        assertThat(more.offers()).isEqualTo(Integer.MAX_VALUE);
        assertThat(more.skips()).isEqualTo(Integer.MAX_VALUE);
        assertThat(more.failures()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NudgeHistory(-1, 0, 0, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new NudgeHistory(0, -1, 0, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new NudgeHistory(0, 0, -1, null, null, null, null));
    }
}
