package io.github.passkeyjourney.settings;

import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Where the rollout of a realm is asked for. */
public interface RolloutSettings extends Provider {

    /** The realm attribute that holds the policy, a JSON document (docs/policy.md). */
    String ATTRIBUTE = "passkeyJourney.policy";

    /** The rollout of the realm; never throws, and costs no SQL. */
    Rollout rollout(RealmModel realm);

    @Override
    default void close() {}
}
