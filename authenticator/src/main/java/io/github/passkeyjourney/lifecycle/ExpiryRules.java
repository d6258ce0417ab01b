package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.settings.subject.ModelFacts;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * How long the passkeys of a user stay valid. That is a matter of the account, the same at every sign-in and beside it: cohorts
 * are looked through without an application and without a platform, and whether the policy asks anybody for passkeys does
 * not matter.
 */
public final class ExpiryRules {

    private final KeycloakSession session;

    /** The rules as the session's realm has them. */
    public ExpiryRules(KeycloakSession session) {
        this.session = session;
    }

    /** Those of the user's cohort, else those of the whole realm. No statement, unless the policy asks about the user. */
    public Expiry of(RealmModel realm, UserModel user) {
        return RealmExpiry.of(session, realm)
                .of(realm.getId(), user.getId(), () -> new ModelFacts(session, realm, user));
    }
}
