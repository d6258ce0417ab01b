package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.TestPolicies.everyone;
import static io.github.passkeyjourney.policy.TestSubjects.ABLE_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a browser is asked to make a passkey by itself. */
class UpgradeRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final UpgradeRule RULE = new UpgradeRule(true, DAY);
    private static final DeviceCapabilities DEVICE = ABLE_DEVICE.with(Capability.CONDITIONAL_CREATE, true);
    private static final Situation UPGRADABLE =
            new Situation(true, true, false, true, false, 0, DEVICE, Attachment.ANY, false);
    private static final NudgeDecision ASKED = decision(Reason.ASKED, Phase.ENCOURAGE);

    @Test
    void aKnownBrowserIsAskedAfterASignInWithThePassword() {
        assertThat(RULE.tries(ASKED, UPGRADABLE, known(NOW.minus(DAY)), NOW)).isTrue();
    }

    @Test
    void thePolicySaysWhetherAndAfterHowLong() {
        assertThat(UpgradeRule.of(policy(new Upgrade(true), Duration.ofHours(3))))
                .isEqualTo(new UpgradeRule(true, Duration.ofHours(3)));
        UpgradeRule off = UpgradeRule.of(policy(new Upgrade(false), Duration.ZERO));
        assertThat(off.concerns(ASKED, UPGRADABLE)).isFalse();
        assertThat(off.tries(ASKED, UPGRADABLE, known(NOW.minus(DAY)), NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void itBeginsWithEncourage(Phase phase) {
        assertThat(RULE.tries(decision(Reason.ASKED, phase), UPGRADABLE, known(NOW.minus(DAY)), NOW))
                .isEqualTo(phase.compareTo(Phase.ENCOURAGE) >= 0);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void browsersGetAcquaintedFromOfferOn(Phase phase) {
        assertThat(RULE.concerns(decision(Reason.SNOOZED, phase), UPGRADABLE))
                .isEqualTo(phase.compareTo(Phase.OFFER) >= 0);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void itTakesThePlaceOfAnOfferThatIsDue(Reason reason) {
        boolean due = reason == Reason.ASKED || reason == Reason.ASKED_MANDATORY;
        assertThat(RULE.tries(decision(reason, Phase.REQUIRE), UPGRADABLE, known(NOW.minus(DAY)), NOW))
                .isEqualTo(due);
    }

    @Test
    void nobodyWithoutACohortIsConcerned() {
        NudgeDecision none = NudgeDecision.of(Reason.ASKED);
        assertThat(none.upgrades()).isFalse();
        assertThat(RULE.concerns(none, UPGRADABLE)).isFalse();
        assertThat(RULE.tries(none, UPGRADABLE, known(NOW.minus(DAY)), NOW)).isFalse();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of("nobody is there", situation(false, true, false, DEVICE, Attachment.ANY)),
                Arguments.of("the account has more", situation(true, false, false, DEVICE, Attachment.ANY)),
                Arguments.of("a passkey is here", situation(true, true, true, DEVICE, Attachment.ANY)),
                Arguments.of("security keys only", situation(true, true, false, DEVICE, Attachment.CROSS_PLATFORM)),
                Arguments.of("the browser told nothing", situation(true, true, false, ABLE_DEVICE, Attachment.ANY)),
                Arguments.of(
                        "the browser cannot",
                        situation(
                                true,
                                true,
                                false,
                                ABLE_DEVICE.with(Capability.CONDITIONAL_CREATE, false),
                                Attachment.ANY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void aSignInThatDoesNotFitIsNeitherRememberedNorUpgraded(String why, Situation situation) {
        assertThat(RULE.concerns(ASKED, situation)).as(why).isFalse();
        assertThat(RULE.tries(ASKED, situation, known(NOW.minus(DAY)), NOW)).isFalse();
    }

    @Test
    void platformAuthenticatorsFitAsWell() {
        assertThat(RULE.concerns(ASKED, situation(true, true, false, DEVICE, Attachment.PLATFORM)))
                .isTrue();
    }

    @Test
    void aBrowserThatIsNewToTheUserIsLeftAlone() {
        assertThat(RULE.tries(ASKED, UPGRADABLE, known(null), NOW)).isFalse();
        assertThat(RULE.tries(ASKED, UPGRADABLE, known(NOW), NOW)).isFalse();
        assertThat(RULE.tries(ASKED, UPGRADABLE, known(NOW.minus(DAY).plusMillis(1)), NOW))
                .isFalse();
        // What was signed before the server's clock was put right.
        assertThat(RULE.tries(ASKED, UPGRADABLE, known(NOW.plus(DAY)), NOW)).isFalse();
    }

    @Test
    void whereNothingCoolsOffAnEarlierSignInIsEnough() {
        assertThat(new UpgradeRule(true, Duration.ZERO).tries(ASKED, UPGRADABLE, known(NOW), NOW))
                .isTrue();
    }

    @Test
    void noBrowserIsAskedTwice() {
        assertThat(RULE.tries(ASKED, UPGRADABLE, new UpgradeFacts(true, false, NOW.minus(DAY), true), NOW))
                .isFalse();
    }

    @Test
    void withoutThePasswordThereIsNothingToUpgrade() {
        assertThat(RULE.tries(ASKED, UPGRADABLE, new UpgradeFacts(false, false, NOW.minus(DAY), false), NOW))
                .isFalse();
    }

    @Test
    void noPasskeyIsMadeThatKeycloakWouldRefuse() {
        assertThat(RULE.tries(ASKED, UPGRADABLE, new UpgradeFacts(true, true, NOW.minus(DAY), false), NOW))
                .isFalse();
    }

    private static UpgradeFacts known(@Nullable Instant since) {
        return new UpgradeFacts(true, false, since, false);
    }

    private static NudgeDecision decision(Reason reason, Phase phase) {
        return new NudgeDecision(reason, everyone(phase), null);
    }

    private static Situation situation(
            boolean interactive,
            boolean strongestFactorUsed,
            boolean passkeyHere,
            DeviceCapabilities device,
            Attachment attachment) {
        return new Situation(interactive, true, false, strongestFactorUsed, passkeyHere, 0, device, attachment, false);
    }

    private static RolloutPolicy policy(Upgrade upgrade, Duration coolingOff) {
        RolloutPolicy off = RolloutPolicy.OFF;
        return new RolloutPolicy(
                true,
                List.of(everyone(Phase.ENCOURAGE)),
                List.of(),
                false,
                upgrade,
                off.multiDevice(),
                new Enrollment(Duration.ofMinutes(5), true, coolingOff, 10),
                off.expiry(),
                off.passwordless(),
                off.recovery(),
                off.relatedOrigins(),
                off.analytics());
    }
}
