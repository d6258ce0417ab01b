package io.github.passkeyjourney.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides whether a browser is asked to make a passkey by itself, before its user is (docs/policy.md, "Automatic upgrade").
 * Whoever has only stolen a password must not get a passkey that way, so the browser has to be known for a while.
 *
 * @param automatic whether the policy wants upgrades
 * @param acquaintance how long a user has to have signed in with a browser
 */
public record UpgradeRule(boolean automatic, Duration acquaintance) {

    /** What a policy says: a browser gets to know its user in the time in which a new passkey cools off. */
    public static UpgradeRule of(RolloutPolicy policy) {
        return new UpgradeRule(policy.upgrade().automatic(), policy.enrollment().coolingOff());
    }

    /**
     * Whether this browser can be asked at this sign-in or a later one, so that it is worth while to remember that the user
     * has been here. Nobody gets acquainted by a password alone where the account has more.
     */
    public boolean concerns(NudgeDecision decision, Situation situation) {
        Cohort cohort = decision.cohort();
        return automatic
                && cohort != null
                && cohort.phase().asks()
                && situation.interactive()
                && situation.strongestFactorUsed()
                && !situation.passkeyHere()
                && situation.attachment() != Attachment.CROSS_PLATFORM
                && situation.device().is(Capability.CONDITIONAL_CREATE);
    }

    /**
     * Whether the browser is asked now. That takes the place of an offer that is due, so "Not now" holds here as well.
     *
     * @param now the moment to decide for
     */
    public boolean tries(NudgeDecision decision, Situation situation, UpgradeFacts facts, Instant now) {
        return concerns(decision, situation)
                && decision.asks()
                && decision.upgrades()
                && facts.passwordUsed()
                && !facts.attested()
                && !facts.tried()
                && facts.knownSince() != null
                && !facts.knownSince().plus(acquaintance).isAfter(now);
    }
}
