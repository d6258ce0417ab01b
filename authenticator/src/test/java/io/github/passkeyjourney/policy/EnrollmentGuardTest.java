package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may make a passkey, and what a new one may do. */
class EnrollmentGuardTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final EnrollmentGuard guard =
            new EnrollmentGuard(new Enrollment(Duration.ofMinutes(5), true, Duration.ofHours(24), 2));

    @Test
    void afterAFreshSignInAnAccountWithOnlyAPasswordMay() {
        assertThat(decide(Duration.ZERO, Set.of(), false, 0)).isEqualTo(EnrollmentVerdict.ALLOWED);
        assertThat(decide(Duration.ofMinutes(5), Set.of(), false, 0)).isEqualTo(EnrollmentVerdict.ALLOWED);
    }

    @Test
    void anOldSignInAndOneOfUnknownAgeAreDoneAgain() {
        assertThat(decide(Duration.ofMinutes(5).plusMillis(1), Set.of(), false, 0))
                .isEqualTo(EnrollmentVerdict.SIGN_IN_AGAIN);
        assertThat(decide(null, Set.of(), false, 0)).isEqualTo(EnrollmentVerdict.SIGN_IN_AGAIN);
        assertThat(decide(HOUR, Set.of(Factor.ONE_TIME_CODE), true, 0)).isEqualTo(EnrollmentVerdict.SIGN_IN_AGAIN);
    }

    @ParameterizedTest
    @EnumSource(Factor.class)
    void whatIsStrongerThanThePasswordHasToBeUsed(Factor factor) {
        assertThat(decide(Duration.ZERO, Set.of(factor), false, 1)).isEqualTo(EnrollmentVerdict.STEP_UP);
        assertThat(decide(Duration.ZERO, Set.of(factor), true, 1)).isEqualTo(EnrollmentVerdict.ALLOWED);
    }

    @Test
    void thePolicyMayDoWithoutTheStrongestFactor() {
        EnrollmentGuard lenient = new EnrollmentGuard(new Enrollment(HOUR, false, HOUR, 2));
        assertThat(lenient.decide(new EnrollmentFacts(Duration.ZERO, Set.of(Factor.PASSKEY), false, 1)))
                .isEqualTo(EnrollmentVerdict.ALLOWED);
    }

    @Test
    void theLimitIsToldBeforeAnythingHasToBeProven() {
        assertThat(decide(null, Set.of(Factor.PASSKEY), false, 2)).isEqualTo(EnrollmentVerdict.LIMIT_REACHED);
        assertThat(decide(Duration.ZERO, Set.of(Factor.PASSKEY), true, 3)).isEqualTo(EnrollmentVerdict.LIMIT_REACHED);
    }

    @Test
    void thereIsNoNegativeNumberOfPasskeys() {
        assertThatThrownBy(() -> new EnrollmentFacts(HOUR, Set.of(), false, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewPasskeyRemovesNothingOlder() {
        Instant opener = NOW.minus(HOUR);
        assertThat(guard.mayRemove(opener, opener.minusMillis(1), NOW)).isFalse();
        assertThat(guard.mayRemove(opener, null, NOW)).isFalse();
    }

    @Test
    void aNewPasskeyRemovesItselfAndWhatIsNewer() {
        Instant opener = NOW.minus(HOUR);
        assertThat(guard.mayRemove(opener, opener, NOW)).isTrue();
        assertThat(guard.mayRemove(opener, NOW, NOW)).isTrue();
    }

    @Test
    void aPasskeyThatHasCooledOffRemovesWhatItLikes() {
        assertThat(guard.mayRemove(NOW.minus(Duration.ofHours(24)), NOW.minus(Duration.ofDays(900)), NOW))
                .isTrue();
        assertThat(guard.mayRemove(NOW.minus(Duration.ofHours(24)).plusMillis(1), NOW.minus(Duration.ofDays(2)), NOW))
                .isFalse();
    }

    @Test
    void aSessionThatNoPasskeyOpenedIsNotHeldBack() {
        assertThat(guard.mayRemove(null, null, NOW)).isTrue();
    }

    @Test
    void howStrongASignInIsDoesNotDependOnItsAge() {
        assertThat(guard.isStrongEnough(new EnrollmentFacts(null, Set.of(), false, 99)))
                .isTrue();
        assertThat(guard.isStrongEnough(new EnrollmentFacts(null, Set.of(Factor.PASSKEY), true, 99)))
                .isTrue();
        assertThat(guard.isStrongEnough(new EnrollmentFacts(Duration.ZERO, Set.of(Factor.PASSKEY), false, 0)))
                .isFalse();
    }

    private EnrollmentVerdict decide(@Nullable Duration age, Set<Factor> held, boolean used, int passkeys) {
        return guard.decide(new EnrollmentFacts(age, held, used, passkeys));
    }
}
