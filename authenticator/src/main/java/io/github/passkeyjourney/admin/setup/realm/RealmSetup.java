package io.github.passkeyjourney.admin.setup.realm;

import io.github.passkeyjourney.admin.setup.store.PasskeyOnlyUsers;
import io.github.passkeyjourney.device.link.DeviceLinkActionFactory;
import io.github.passkeyjourney.enrollment.DropPasswordActionFactory;
import io.github.passkeyjourney.enrollment.EnrollRequiredActionFactory;
import io.github.passkeyjourney.platform.setup.RequiredActionChange;
import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupText;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What the realm itself needs: required actions, the listener, Keycloak's own passkey settings, and a first policy. */
final class RealmSetup implements SetupContribution {

    private final KeycloakSession session;
    private final ToLongFunction<RealmModel> passkeyOnly;

    RealmSetup(KeycloakSession session) {
        this(session, realm -> new PasskeyOnlyUsers(session).count(realm.getId()));
    }

    /** @param passkeyOnly how many users of a realm have no other way in than a passkey */
    RealmSetup(KeycloakSession session, ToLongFunction<RealmModel> passkeyOnly) {
        this.session = session;
        this.passkeyOnly = passkeyOnly;
    }

    @Override
    public List<SetupChange> changes(RealmModel realm, Map<String, SetupNote> applied) {
        return List.of(
                new PasskeyPolicyChange(realm),
                action(realm, EnrollRequiredActionFactory.ID),
                action(realm, DropPasswordActionFactory.ID),
                action(realm, DeviceLinkActionFactory.ID),
                // The account console hides "Set up passkey" without it.
                action(realm, WebAuthnPasswordlessRegisterFactory.PROVIDER_ID),
                new ListenerChange(realm),
                new PolicyChange(realm));
    }

    @Override
    public List<SetupText> objections(RealmModel realm, Map<String, SetupNote> applied) {
        SetupNote note = applied.get(PasskeyPolicyChange.ID);
        if (note == null || !new PasskeyPolicyChange(realm).wouldTurnOff(note)) {
            return List.of();
        }
        long users = passkeyOnly.applyAsLong(realm);
        return users == 0 ? List.of() : List.of(SetupText.of("passkeySetup.refused.passkeyOnly", Long.toString(users)));
    }

    private RequiredActionChange action(RealmModel realm, String id) {
        return new RequiredActionChange(realm, id, name(id));
    }

    private @Nullable String name(String action) {
        return session.getKeycloakSessionFactory().getProviderFactory(RequiredActionProvider.class, action)
                        instanceof RequiredActionFactory factory
                ? factory.getDisplayText()
                : null;
    }
}
