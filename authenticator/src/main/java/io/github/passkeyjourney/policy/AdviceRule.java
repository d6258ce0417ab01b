package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a holder of a passkey is advised to do (docs/policy.md, "A second passkey"). Pure: everything is answered from
 * the arguments.
 *
 * @param policy the policy of the realm
 */
public record AdviceRule(RolloutPolicy policy) {

    /** Slower than the nudge, for whoever is asked has a passkey: a month, doubling, three skips, then half a year. */
    public static final Cadence CADENCE =
            new Cadence(Duration.ofDays(30), 2.0, 3, Duration.ofDays(180), Duration.ofDays(1), null, Duration.ZERO);

    /**
     * What speaks against it before anything has been looked up; null if nothing does.
     *
     * @param cohort the cohort of the user; null if there is none
     * @param crossDevice as in {@link AdviceFacts}
     */
    public @Nullable AdviceReason obstacle(@Nullable Cohort cohort, boolean crossDevice) {
        if (!policy.enabled() || cohort == null || !cohort.phase().asks()) {
            return AdviceReason.PHASE_ASKS_NOBODY;
        }
        boolean wanted = policy.multiDevice().ask() != MultiDevice.Ask.NEVER || wantsLocal(crossDevice);
        return wanted ? null : AdviceReason.NOT_WANTED;
    }

    /**
     * Decides for a sign-in against which {@link #obstacle} has nothing.
     *
     * @param history what became of earlier advice, which has a history of its own
     */
    public AdviceVerdict decide(AdviceFacts facts, NudgeHistory history, Instant now) {
        if (facts.all() == 0) {
            return AdviceVerdict.none(AdviceReason.NO_PASSKEY);
        }
        AdviceVerdict fitting = fitting(facts);
        if (fitting.advice() == null) {
            return fitting;
        }
        AdviceReason hindrance = fitting.advice().creates() ? hindrance(fitting.advice(), facts) : null;
        if (hindrance == null) {
            hindrance = quiet(history, now);
        }
        return hindrance == null ? fitting : AdviceVerdict.none(hindrance);
    }

    private boolean wantsLocal(boolean crossDevice) {
        return crossDevice && policy.multiDevice().localAfterCrossDevice();
    }

    private AdviceVerdict fitting(AdviceFacts facts) {
        if (wantsLocal(facts.crossDevice()) && !facts.passkeyHere() && facts.canHold()) {
            return AdviceVerdict.of(Advice.LOCAL_AFTER_CROSS_DEVICE);
        }
        if (policy.multiDevice().ask() == MultiDevice.Ask.NEVER) {
            return AdviceVerdict.none(AdviceReason.NOT_WANTED);
        }
        if (facts.passkeys().isEmpty()) {
            return AdviceVerdict.none(AdviceReason.PASSKEY_UNKNOWN);
        }
        return facts.passkeys().size() == 1 ? forOne(facts.passkeys().get(0), facts) : forSeveral(facts);
    }

    private AdviceVerdict forOne(HeldPasskey only, AdviceFacts facts) {
        if (only.syncable()) {
            return AdviceVerdict.of(Advice.TURN_ON_SYNC);
        }
        if ((only.carried() || elsewhere(only, facts)) && !facts.passkeyHere() && facts.canHold()) {
            return AdviceVerdict.of(Advice.ADD_HERE);
        }
        if (only.bound() || policy.multiDevice().ask() == MultiDevice.Ask.ALWAYS) {
            return AdviceVerdict.of(Advice.ADD_SECOND_DEVICE);
        }
        return AdviceVerdict.none(only.backedUp() == null ? AdviceReason.PASSKEY_UNKNOWN : AdviceReason.NOT_FRAGILE);
    }

    private static AdviceVerdict forSeveral(AdviceFacts facts) {
        if (facts.resilient()) {
            return AdviceVerdict.none(AdviceReason.NOT_FRAGILE);
        }
        if (facts.passkeys().stream().anyMatch(HeldPasskey::syncable)) {
            return AdviceVerdict.of(Advice.TURN_ON_SYNC);
        }
        return facts.passkeys().stream().allMatch(HeldPasskey::bound)
                ? AdviceVerdict.of(Advice.ADD_SECOND_DEVICE)
                : AdviceVerdict.none(AdviceReason.PASSKEY_UNKNOWN);
    }

    /** Where either platform is not known, nobody knows that the passkey is not here. */
    private static boolean elsewhere(HeldPasskey passkey, AdviceFacts facts) {
        return passkey.platform() != null
                && facts.platform() != Platform.OTHER
                && passkey.platform() != facts.platform();
    }

    private @Nullable AdviceReason hindrance(Advice advice, AdviceFacts facts) {
        if (facts.device().known() == 0) {
            return AdviceReason.DEVICE_UNKNOWN;
        }
        boolean able = advice.attachment() == Attachment.PLATFORM ? facts.canHold() : facts.canReachOthers();
        if (!able) {
            return AdviceReason.DEVICE_CANNOT;
        }
        if (facts.all() >= policy.enrollment().maxPasskeys()) {
            return AdviceReason.LIMIT_REACHED;
        }
        return policy.enrollment().requireStrongestFactor() && !facts.secondFactorUsed()
                ? AdviceReason.NEEDS_STRONGER_FACTOR
                : null;
    }

    private static @Nullable AdviceReason quiet(NudgeHistory history, Instant now) {
        Reason quiet = CADENCE.quiet(history, false, now);
        if (quiet == null) {
            return null;
        }
        return switch (quiet) {
            case ERROR_COOLDOWN -> AdviceReason.ERROR_COOLDOWN;
            case RESTING -> AdviceReason.RESTING;
            default -> AdviceReason.SNOOZED;
        };
    }
}
