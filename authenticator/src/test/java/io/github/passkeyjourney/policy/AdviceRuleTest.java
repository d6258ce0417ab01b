package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.TestPolicies.everyone;
import static io.github.passkeyjourney.policy.TestSubjects.ABLE_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.passkeyjourney.policy.MultiDevice.Ask;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the holders of passkeys are advised to do. */
class AdviceRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final HeldPasskey SYNCED = new HeldPasskey(true, true, false, Platform.WINDOWS);
    private static final HeldPasskey UNSYNCED = new HeldPasskey(true, false, false, Platform.WINDOWS);
    private static final HeldPasskey BOUND = new HeldPasskey(false, false, false, Platform.WINDOWS);
    private static final HeldPasskey KEY = new HeldPasskey(false, false, true, null);
    private static final HeldPasskey UNSEEN = new HeldPasskey(null, null, false, null);
    private static final HeldPasskey ON_A_PHONE = new HeldPasskey(true, true, false, Platform.IOS);
    private static final DeviceCapabilities NO_PLATFORM = ABLE_DEVICE.with(Capability.PLATFORM_AUTHENTICATOR, false);

    static Stream<Arguments> accounts() {
        return Stream.of(
                Arguments.of("synced and here", here(SYNCED), "not-fragile"),
                Arguments.of("not backed up", here(UNSYNCED), "turn-on-sync"),
                Arguments.of("bound to this device", here(BOUND), "add-second-device"),
                Arguments.of("a security key", away(KEY), "add-here"),
                Arguments.of("a security key, where nothing else can be", on(NO_PLATFORM, KEY), "add-second-device"),
                Arguments.of("on a phone", away(ON_A_PHONE), "add-here"),
                Arguments.of("on a phone, where nothing can be", on(NO_PLATFORM, ON_A_PHONE), "not-fragile"),
                Arguments.of("never seen", away(UNSEEN), "passkey-unknown"),
                Arguments.of("nothing known of it", facts(false, ABLE_DEVICE, 1), "passkey-unknown"),
                Arguments.of("none", facts(false, ABLE_DEVICE, 0), "no-passkey"),
                Arguments.of("two in one device", here(BOUND, BOUND), "add-second-device"),
                Arguments.of("two, one not backed up", here(BOUND, UNSYNCED), "turn-on-sync"),
                Arguments.of("two, one never seen", here(BOUND, UNSEEN), "passkey-unknown"),
                Arguments.of("no answer from the device", on(DeviceCapabilities.UNKNOWN, BOUND), "device-unknown"),
                Arguments.of(
                        "on an old browser", on(ABLE_DEVICE.with(Capability.WEBAUTHN, false), BOUND), "device-cannot"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("accounts")
    void eachAccountGetsTheAdviceThatFits(String name, AdviceFacts facts, String expected) {
        assertThat(word(rule(Ask.WHEN_FRAGILE, true).decide(facts, NudgeHistory.NONE, NOW)))
                .isEqualTo(expected);
    }

    @Test
    void aPhoneThatHelpedIsSpared() {
        AdviceFacts phone = crossDevice(false, ABLE_DEVICE, SYNCED);
        assertThat(word(rule(Ask.WHEN_FRAGILE, true).decide(phone, NudgeHistory.NONE, NOW)))
                .isEqualTo("local-after-cross-device");
        assertThat(word(rule(Ask.NEVER, true).decide(phone, NudgeHistory.NONE, NOW)))
                .isEqualTo("local-after-cross-device");
        assertThat(word(rule(Ask.WHEN_FRAGILE, false).decide(phone, NudgeHistory.NONE, NOW)))
                .isEqualTo("not-fragile");
        assertThat(word(rule(Ask.NEVER, true).decide(crossDevice(true, ABLE_DEVICE, SYNCED), NudgeHistory.NONE, NOW)))
                .isEqualTo("not-wanted");
        assertThat(word(rule(Ask.WHEN_FRAGILE, true)
                        .decide(crossDevice(false, NO_PLATFORM, SYNCED), NudgeHistory.NONE, NOW)))
                .isEqualTo("not-fragile");
    }

    @Test
    void alwaysAsksUntilThereAreTwo() {
        assertThat(word(rule(Ask.ALWAYS, true).decide(here(SYNCED), NudgeHistory.NONE, NOW)))
                .isEqualTo("add-second-device");
        AdviceFacts two = new AdviceFacts(
                List.of(SYNCED, KEY), 2, true, true, false, true, Platform.WINDOWS, ABLE_DEVICE, Attachment.ANY);
        assertThat(word(rule(Ask.ALWAYS, true).decide(two, NudgeHistory.NONE, NOW)))
                .isEqualTo("not-fragile");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void phasesThatAskNobodyAdviseNobody(Phase phase) {
        AdviceReason obstacle = rule(Ask.ALWAYS, true).obstacle(everyone(phase), true);
        assertThat(obstacle).isEqualTo(phase.asks() ? null : AdviceReason.PHASE_ASKS_NOBODY);
    }

    @Test
    void whatThePolicyDoesNotWantIsNotLookedUp() {
        Cohort cohort = everyone(Phase.OFFER);
        assertThat(rule(Ask.NEVER, true).obstacle(cohort, false)).isEqualTo(AdviceReason.NOT_WANTED);
        assertThat(rule(Ask.NEVER, true).obstacle(cohort, true)).isNull();
        assertThat(rule(Ask.NEVER, false).obstacle(cohort, true)).isEqualTo(AdviceReason.NOT_WANTED);
        assertThat(rule(Ask.ALWAYS, true).obstacle(null, true)).isEqualTo(AdviceReason.PHASE_ASKS_NOBODY);
        assertThat(new AdviceRule(TestPolicies.disabled(cohort)).obstacle(cohort, true))
                .isEqualTo(AdviceReason.PHASE_ASKS_NOBODY);
    }

    @Test
    void nothingIsAdvisedThatTheRealmOrTheGuardRefuses() {
        assertThat(word(decide(facts(BOUND, 1, true, Attachment.PLATFORM)))).isEqualTo("device-cannot");
        assertThat(word(decide(facts(KEY, 1, true, Attachment.CROSS_PLATFORM)))).isEqualTo("add-second-device");
        assertThat(word(decide(facts(BOUND, 1, false, Attachment.ANY)))).isEqualTo("needs-stronger-factor");
        assertThat(word(decide(facts(UNSYNCED, 1, false, Attachment.ANY)))).isEqualTo("turn-on-sync");
        AdviceFacts many = new AdviceFacts(
                List.of(BOUND, BOUND), 10, false, true, false, true, Platform.WINDOWS, ABLE_DEVICE, Attachment.ANY);
        assertThat(word(decide(many))).isEqualTo("limit-reached");
    }

    @Test
    void adviceHasACadenceOfItsOwn() {
        NudgeHistory once = NudgeHistory.NONE.offered(NOW, false).skipped(NOW);
        assertThat(after(once, Duration.ofDays(30).minusMillis(1))).isEqualTo("snoozed");
        assertThat(after(once, Duration.ofDays(30))).isEqualTo("add-second-device");
        NudgeHistory thrice = once.skipped(NOW).skipped(NOW);
        assertThat(after(thrice, Duration.ofDays(180).minusMillis(1))).isEqualTo("resting");
        assertThat(after(thrice, Duration.ofDays(180))).isEqualTo("add-second-device");
        NudgeHistory failed = NudgeHistory.NONE.failed(NOW);
        assertThat(after(failed, Duration.ofHours(23))).isEqualTo("error-cooldown");
        assertThat(after(failed, Duration.ofDays(1))).isEqualTo("add-second-device");
        assertThat(after(NudgeHistory.NONE.offered(NOW, false), Duration.ZERO)).isEqualTo("add-second-device");
    }

    @Test
    void aVerdictAdvisesOrTellsWhyNot() {
        assertThatThrownBy(() -> AdviceVerdict.none(AdviceReason.ADVISED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AdviceVerdict(Advice.ADD_HERE, AdviceReason.SNOOZED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> facts(false, ABLE_DEVICE, 0, BOUND)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAreKept() {
        assertThat(Arrays.stream(Advice.values()).map(Advice::id))
                .containsExactly("turn-on-sync", "add-second-device", "add-here", "local-after-cross-device", "renew");
        assertThat(Advice.of("add-here")).contains(Advice.ADD_HERE);
        assertThat(Advice.of("ADD_HERE")).isEmpty();
    }

    @Property
    void nobodyIsAdvisedWhatCannotBeDone(
            @ForAll @Nullable Boolean eligible,
            @ForAll boolean backedUp,
            @ForAll boolean carried,
            @ForAll Platform madeOn,
            @ForAll Platform today,
            @ForAll @IntRange(max = 0x1ff) int known,
            @ForAll @IntRange(max = 0x1ff) int present,
            @ForAll Attachment attachment,
            @ForAll boolean here,
            @ForAll boolean crossDevice,
            @ForAll boolean strong,
            @ForAll Ask ask,
            @ForAll @IntRange(min = 1, max = 11) int all) {
        HeldPasskey held = new HeldPasskey(eligible, backedUp, carried, madeOn);
        DeviceCapabilities device = new DeviceCapabilities(known, present, Platform.OTHER);
        AdviceFacts facts =
                new AdviceFacts(List.of(held), all, false, here, crossDevice, strong, today, device, attachment);
        AdviceVerdict verdict = rule(ask, true).decide(facts, NudgeHistory.NONE, NOW);

        Advice advice = verdict.advice();
        if (advice != null && advice.creates()) {
            assertThat(strong).isTrue();
            assertThat(all).isLessThan(Enrollment.DEFAULTS.maxPasskeys());
            assertThat(device.isNot(Capability.WEBAUTHN)).isFalse();
            assertThat(attachment == Attachment.ANY || attachment == advice.attachment())
                    .isTrue();
        }
        if (advice == Advice.ADD_HERE || advice == Advice.LOCAL_AFTER_CROSS_DEVICE) {
            assertThat(here).isFalse();
            assertThat(device.is(Capability.PLATFORM_AUTHENTICATOR)).isTrue();
        }
        if (ask == Ask.NEVER) {
            assertThat(advice).isIn(null, Advice.LOCAL_AFTER_CROSS_DEVICE);
        }
        if (advice == Advice.TURN_ON_SYNC) {
            assertThat(eligible).isTrue();
            assertThat(backedUp).isFalse();
        }
    }

    private static String after(NudgeHistory history, Duration time) {
        return word(rule(Ask.WHEN_FRAGILE, true).decide(here(BOUND), history, NOW.plus(time)));
    }

    private static AdviceVerdict decide(AdviceFacts facts) {
        return rule(Ask.WHEN_FRAGILE, true).decide(facts, NudgeHistory.NONE, NOW);
    }

    private static String word(AdviceVerdict verdict) {
        return verdict.advice() == null
                ? verdict.reason().id()
                : verdict.advice().id();
    }

    private static AdviceFacts here(HeldPasskey... passkeys) {
        return facts(true, ABLE_DEVICE, passkeys.length, passkeys);
    }

    private static AdviceFacts away(HeldPasskey passkey) {
        return facts(false, ABLE_DEVICE, 1, passkey);
    }

    private static AdviceFacts on(DeviceCapabilities device, HeldPasskey passkey) {
        return facts(false, device, 1, passkey);
    }

    private static AdviceFacts facts(boolean here, DeviceCapabilities device, int all, HeldPasskey... passkeys) {
        return new AdviceFacts(
                List.of(passkeys), all, false, here, false, true, Platform.WINDOWS, device, Attachment.ANY);
    }

    private static AdviceFacts facts(HeldPasskey passkey, int all, boolean strong, Attachment attachment) {
        return new AdviceFacts(
                List.of(passkey), all, false, false, false, strong, Platform.WINDOWS, ABLE_DEVICE, attachment);
    }

    private static AdviceFacts crossDevice(boolean here, DeviceCapabilities device, HeldPasskey passkey) {
        return new AdviceFacts(List.of(passkey), 1, false, here, true, true, Platform.WINDOWS, device, Attachment.ANY);
    }

    private static AdviceRule rule(Ask ask, boolean local) {
        RolloutPolicy given = TestPolicies.policy(everyone(Phase.OFFER));
        return new AdviceRule(new RolloutPolicy(
                given.enabled(),
                given.cohorts(),
                given.experiments(),
                given.celebrate(),
                given.upgrade(),
                new MultiDevice(ask, local),
                given.enrollment(),
                given.expiry(),
                given.passwordless(),
                given.recovery(),
                given.relatedOrigins(),
                given.analytics()));
    }
}
