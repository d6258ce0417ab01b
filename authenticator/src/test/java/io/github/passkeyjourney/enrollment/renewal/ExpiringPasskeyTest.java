package io.github.passkeyjourney.enrollment.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.lifecycle.PasskeyFacts;
import io.github.passkeyjourney.policy.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpiringPasskeyTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final Expiry IDLE = new Expiry(null, Duration.ofDays(90), Duration.ofDays(14));
    private static final Expiry LONGER = new Expiry(null, Duration.ofDays(92), Duration.ofDays(14));

    @Test
    void eachDateIsToldOfOnce() {
        Instant used = NOW.minus(Duration.ofDays(80));
        Instant end = NOW.plus(Duration.ofDays(10));
        assertThat(usedAt(used, null).warning(IDLE, NOW)).isEqualTo(end);
        assertThat(usedAt(used, end).warning(IDLE, NOW)).isNull();
        assertThat(usedAt(used, end).warning(LONGER, NOW)).isEqualTo(end.plus(Duration.ofDays(2)));
    }

    @Test
    void aUsePutsTheDateOffAndTheNextOneIsToldOfInItsTime() {
        Instant told = NOW.plus(Duration.ofDays(10));
        ExpiringPasskey used = usedAt(NOW, told);
        assertThat(used.warning(IDLE, NOW)).isNull();
        assertThat(used.warning(IDLE, NOW.plus(Duration.ofDays(76)))).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void itMattersWhoseRulesHoldOnlyWhereOneOfThemWouldTell() {
        ExpiringPasskey passkey = usedAt(NOW.minus(Duration.ofDays(77)), null);
        assertThat(passkey.isCandidate(List.of(LONGER), NOW)).isFalse();
        assertThat(passkey.isCandidate(List.of(LONGER, IDLE), NOW)).isTrue();
        assertThat(passkey.isCandidate(List.of(Expiry.DEFAULTS), NOW)).isFalse();
    }

    private static ExpiringPasskey usedAt(Instant at, @Nullable Instant warnedOf) {
        return new ExpiringPasskey(
                "passkey", "user", null, new PasskeyFacts(false, NOW.minus(Duration.ofDays(900)), at), warnedOf);
    }
}
