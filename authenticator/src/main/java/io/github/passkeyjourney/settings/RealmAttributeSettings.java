package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import io.github.passkeyjourney.settings.ParsedPolicies.Parsed;
import io.github.passkeyjourney.settings.store.PolicyCopy;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Reads the policy from the realm attribute, and its copy where that cannot be read. */
final class RealmAttributeSettings implements RolloutSettings {

    private static final Logger LOG = Logger.getLogger(RealmAttributeSettings.class);

    private final KeycloakSession session;
    private final ParsedPolicies policies;

    RealmAttributeSettings(KeycloakSession session, ParsedPolicies policies) {
        this.session = session;
        this.policies = policies;
    }

    @Override
    public Rollout rollout(RealmModel realm) {
        return policies.of(realm).rollout();
    }

    @Override
    public RolloutPolicy lastValid(RealmModel realm) {
        Parsed parsed = policies.of(realm);
        if (parsed.rollout().readable()) {
            return parsed.rollout().policy();
        }
        RolloutPolicy known = parsed.copy();
        if (known == null) {
            try {
                known = copy(realm);
                parsed.setCopy(known);
            } catch (RuntimeException e) {
                // Not remembered, so that the next one looks again.
                LOG.warn("The copy of the last readable policy could not be read: the defaults protect accounts", e);
                known = RolloutPolicy.OFF;
            }
        }
        return known;
    }

    private RolloutPolicy copy(RealmModel realm) {
        String document = new PolicyCopy(session).find(realm.getId()).orElse(null);
        return PolicyDocument.parse(document) instanceof PolicyParse.Valid valid ? valid.policy() : RolloutPolicy.OFF;
    }
}
