package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Expiry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasskeyFactsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration QUARTER = Duration.ofDays(90);

    @Test
    void withoutRulesAPasskeyNeverExpires() {
        PasskeyFacts ancient = new PasskeyFacts(false, Instant.EPOCH, Instant.EPOCH);
        assertThat(ancient.decide(Expiry.DEFAULTS, NOW)).isEqualTo(PasskeyVerdict.USABLE);
        assertThat(ancient.expiresAt(Expiry.DEFAULTS)).isNull();
        assertThat(ancient.decideWithoutUse(Expiry.DEFAULTS, NOW)).isEqualTo(PasskeyVerdict.USABLE);
    }

    @Test
    void suspensionComesBeforeExpiry() {
        PasskeyFacts both = new PasskeyFacts(true, Instant.EPOCH, Instant.EPOCH);
        assertThat(both.decide(rules(YEAR, QUARTER), NOW)).isEqualTo(PasskeyVerdict.SUSPENDED);
        assertThat(both.decideWithoutUse(rules(YEAR, QUARTER), NOW)).isEqualTo(PasskeyVerdict.SUSPENDED);
    }

    @Test
    void theLastMomentIsStillInTime() {
        assertThat(madeAgo(YEAR).decide(rules(YEAR, null), NOW)).isEqualTo(PasskeyVerdict.USABLE);
        assertThat(madeAgo(YEAR.plusMillis(1)).decide(rules(YEAR, null), NOW)).isEqualTo(PasskeyVerdict.EXPIRED_AGE);
        assertThat(usedAgo(QUARTER).decide(rules(null, QUARTER), NOW)).isEqualTo(PasskeyVerdict.USABLE);
        assertThat(usedAgo(QUARTER.plusMillis(1)).decide(rules(null, QUARTER), NOW))
                .isEqualTo(PasskeyVerdict.EXPIRED_IDLE);
    }

    @Test
    void beingUsedDoesNotMakeItYounger() {
        assertThat(new PasskeyFacts(false, NOW.minus(YEAR.multipliedBy(2)), NOW).decide(rules(YEAR, QUARTER), NOW))
                .isEqualTo(PasskeyVerdict.EXPIRED_AGE);
    }

    @Test
    void whereNoUseWasSeenNobodyCallsItIdle() {
        PasskeyFacts unseen = new PasskeyFacts(false, NOW.minus(YEAR), null);
        assertThat(unseen.decide(rules(null, QUARTER), NOW)).isEqualTo(PasskeyVerdict.USABLE);
        assertThat(unseen.expiresAt(rules(null, QUARTER))).isNull();
    }

    @Test
    void whatIsMadeAtATimeThatNobodyKnowsIsOld() {
        assertThat(new PasskeyFacts(false, null, NOW).decide(rules(YEAR, null), NOW))
                .isEqualTo(PasskeyVerdict.EXPIRED_AGE);
    }

    @Test
    void whoseLastUseCannotBeReadIsRefusedOnlyIfItMayBeIdle() {
        assertThat(madeAgo(QUARTER).decideWithoutUse(rules(null, QUARTER), NOW)).isEqualTo(PasskeyVerdict.USABLE);
        assertThat(madeAgo(YEAR).decideWithoutUse(rules(null, QUARTER), NOW)).isEqualTo(PasskeyVerdict.UNCHECKED);
        assertThat(madeAgo(YEAR).decideWithoutUse(rules(YEAR, null), NOW)).isEqualTo(PasskeyVerdict.USABLE);
        assertThat(madeAgo(YEAR.plusDays(1)).decideWithoutUse(rules(YEAR, QUARTER), NOW))
                .isEqualTo(PasskeyVerdict.EXPIRED_AGE);
    }

    @Test
    void whatEndsFirstCounts() {
        Instant made = NOW.minus(Duration.ofDays(300));
        Instant used = NOW.minus(Duration.ofDays(60));
        PasskeyFacts facts = new PasskeyFacts(false, made, used);
        assertThat(facts.expiresAt(rules(YEAR, QUARTER))).isEqualTo(used.plus(QUARTER));
        assertThat(facts.expiresAt(rules(YEAR, YEAR))).isEqualTo(made.plus(YEAR));
    }

    @Test
    void itsOwnerIsToldAheadButNotWhenItHasExpired() {
        Expiry rules = new Expiry(YEAR, null, Duration.ofDays(14));
        PasskeyFacts passkey = madeAgo(YEAR.minusDays(14));
        assertThat(passkey.warnsFrom(rules)).isEqualTo(NOW);
        assertThat(passkey.expiresSoon(rules, NOW)).isTrue();
        assertThat(passkey.expiresSoon(rules, NOW.minusMillis(1))).isFalse();
        assertThat(passkey.expiresSoon(rules, NOW.plus(Duration.ofDays(14)))).isTrue();
        assertThat(passkey.expiresSoon(rules, NOW.plus(Duration.ofDays(14)).plusMillis(1)))
                .isFalse();
        assertThat(passkey.expiresSoon(Expiry.DEFAULTS, NOW)).isFalse();
        assertThat(new PasskeyFacts(true, NOW.minus(YEAR), NOW).expiresSoon(rules, NOW))
                .as("suspended")
                .isFalse();
    }

    @Test
    void whatWasJustMadeOrUsedIsNotSaidToExpire() {
        Expiry rules = new Expiry(Duration.ofDays(10), Duration.ofDays(4), Duration.ofDays(14));
        assertThat(new PasskeyFacts(false, NOW, NOW).warnsFrom(rules))
                .as("half of the shorter time")
                .isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(new PasskeyFacts(false, NOW.minus(Duration.ofDays(8)), NOW).warnsFrom(rules))
                .as("half of the one that ends first")
                .isEqualTo(NOW.minus(Duration.ofDays(3)));
    }

    @Test
    void whichLimitEndsItIsKnown() {
        Expiry rules = new Expiry(YEAR, QUARTER, Duration.ofDays(14));
        assertThat(new PasskeyFacts(false, NOW.minus(YEAR), NOW).endsByAge(rules))
                .isTrue();
        assertThat(new PasskeyFacts(false, NOW, NOW).endsByAge(rules)).isFalse();
        assertThat(new PasskeyFacts(false, NOW, NOW).endsByAge(Expiry.DEFAULTS)).isFalse();
    }

    private static PasskeyFacts madeAgo(Duration age) {
        return new PasskeyFacts(false, NOW.minus(age), NOW);
    }

    private static PasskeyFacts usedAgo(Duration idle) {
        return new PasskeyFacts(false, NOW.minus(idle), NOW.minus(idle));
    }

    private static Expiry rules(@Nullable Duration maxAge, @Nullable Duration maxIdle) {
        return new Expiry(maxAge, maxIdle, Duration.ofDays(14));
    }
}
