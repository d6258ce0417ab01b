package io.github.passkeyjourney.enrollment.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.enrollment.renewal.RenewalRule.Made;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.NudgeHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalRuleTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final RenewalRule RULE =
            new RenewalRule(new Expiry(Duration.ofDays(365), Duration.ofDays(90), Duration.ofDays(14)));

    private static final Made OLD = new Made("old", NOW.minus(Duration.ofDays(355)));
    private static final Made OLDER = new Made("older", NOW.minus(Duration.ofDays(360)));
    private static final Made YOUNG = new Made("young", NOW.minus(Duration.ofDays(100)));

    @Test
    void theOneThatWasUsedIsRenewedWhateverElseThereIs() {
        assertThat(RULE.due(List.of(OLD, OLDER, YOUNG), "old", NOW)).contains("old");
        assertThat(RULE.due(List.of(OLD, YOUNG), "young", NOW)).isEmpty();
    }

    @Test
    void whereNoneWasUsedTheFirstToExpireIsRenewedIfAllDo() {
        assertThat(RULE.due(List.of(OLD, OLDER), null, NOW)).contains("older");
        assertThat(RULE.due(List.of(OLD, OLDER, YOUNG), null, NOW)).isEmpty();
        assertThat(RULE.due(List.of(), null, NOW)).isEmpty();
    }

    @Test
    void beingUnusedCallsForNoNewOne() {
        RenewalRule idle = new RenewalRule(new Expiry(null, Duration.ofDays(90), Duration.ofDays(14)));
        assertThat(idle.due(List.of(OLDER), "older", NOW)).isEmpty();
    }

    @Test
    void whatHasExpiredIsNoMatterOfAProposal() {
        Made expired = new Made("expired", NOW.minus(Duration.ofDays(366)));
        assertThat(RULE.due(List.of(expired), "expired", NOW)).isEmpty();
    }

    @Test
    void afterNotNowADayIsQuietHoweverOftenItWasSaid() {
        NudgeHistory history = NudgeHistory.NONE;
        for (int skips = 0; skips < 20; skips++) {
            history = history.skipped(NOW);
        }
        assertThat(RenewalRule.CADENCE.quiet(history, false, NOW.plus(Duration.ofHours(23))))
                .isNotNull();
        assertThat(RenewalRule.CADENCE.quiet(history, false, NOW.plus(Duration.ofDays(1))))
                .isNull();
    }
}
