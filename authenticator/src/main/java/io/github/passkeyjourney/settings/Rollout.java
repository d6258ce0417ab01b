package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;

/**
 * The rollout of one realm, ready to decide.
 *
 * @param policy what the admin wrote, or {@link RolloutPolicy#OFF} where nothing was written or it cannot be read
 * @param engine decides by that policy
 * @param readable false where something was written that cannot be read; nobody is asked then
 * @param measures whether some cohort is at least observed, so that capabilities are worth probing
 * @param asks whether some cohort is asked, so that the facts of a user are worth reading
 */
public record Rollout(RolloutPolicy policy, RolloutEngine engine, boolean readable, boolean measures, boolean asks) {

    static Rollout of(RolloutPolicy policy) {
        return of(policy, true);
    }

    static Rollout unreadable() {
        return of(RolloutPolicy.OFF, false);
    }

    private static Rollout of(RolloutPolicy policy, boolean readable) {
        boolean measures = policy.enabled()
                && policy.cohorts().stream().anyMatch(cohort -> cohort.phase().measures());
        boolean asks = policy.enabled()
                && policy.cohorts().stream().anyMatch(cohort -> cohort.phase().asks());
        return new Rollout(policy, new RolloutEngine(policy), readable, measures, asks);
    }
}
