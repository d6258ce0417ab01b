package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;

/**
 * The rollout of one realm, ready to decide.
 *
 * @param policy what the admin wrote, or {@link RolloutPolicy#OFF} where nothing was written or it cannot be read
 * @param engine decides by that policy
 * @param readable false where something was written that cannot be read; nobody is asked then
 */
public record Rollout(RolloutPolicy policy, RolloutEngine engine, boolean readable) {

    static Rollout of(RolloutPolicy policy) {
        return new Rollout(policy, new RolloutEngine(policy), true);
    }

    static Rollout unreadable() {
        return new Rollout(RolloutPolicy.OFF, new RolloutEngine(RolloutPolicy.OFF), false);
    }
}
