package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.policy.RolloutPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Where the rollout of a realm is asked for. */
public interface RolloutSettings extends Provider {

    /** The realm attribute that holds the policy, a JSON document (docs/policy.md). */
    String ATTRIBUTE = "passkeyJourney.policy";

    /** The rollout of the realm; never throws, and costs no SQL. */
    Rollout rollout(RealmModel realm);

    /**
     * What protects accounts goes by this: the stored policy where it can be read, else the last one that could, else the
     * defaults. Never throws, and costs a statement only where the stored policy has just turned out unreadable. Whom to ask is
     * {@link #rollout}'s matter alone.
     */
    RolloutPolicy lastValid(RealmModel realm);

    @Override
    default void close() {}
}
