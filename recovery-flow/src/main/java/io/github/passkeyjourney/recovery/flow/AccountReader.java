package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.audit.visitor.CapabilityCookie;
import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.Subject;
import io.github.passkeyjourney.policy.Verdict;
import io.github.passkeyjourney.recovery.factor.savedcode.SavedCodes;
import io.github.passkeyjourney.recovery.policy.Account;
import io.github.passkeyjourney.settings.RolloutSettings;
import io.github.passkeyjourney.settings.subject.ModelFacts;
import io.github.passkeyjourney.settings.subject.Subjects;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.StorageId;

/** Reads what decides how an account is recovered, each time anew: nothing of it is remembered by the sign-in. */
final class AccountReader {

    /** All but these protect an account, those of other extensions too; that a passkey is lost is what a thief would say. */
    private static final Set<String> WEAK =
            Set.of(PasswordCredentialModel.TYPE, PasswordCredentialModel.PASSWORD_HISTORY, SavedCodes.TYPE);

    private final KeycloakSession session;
    private final RealmModel realm;

    AccountReader(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Account account(UserModel user) {
        return new Account(
                user.credentialManager()
                                .getStoredCredentialsStream()
                                .map(CredentialModel::getType)
                                .anyMatch(type -> !WEAK.contains(type))
                        // A directory may keep one of its own.
                        || user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE),
                user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE),
                session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .findAny()
                        .isPresent(),
                passwordChangeable(user));
    }

    /** A directory that is only read takes no password. */
    private boolean passwordChangeable(UserModel user) {
        if (!isEnabled(UserModel.RequiredAction.UPDATE_PASSWORD.name())) {
            return false;
        }
        String directory = user.isFederated() ? user.getFederationLink() : StorageId.providerId(user.getId());
        ComponentModel component = directory == null ? null : realm.getComponent(directory);
        return component == null || !"READ_ONLY".equals(component.get("editMode"));
    }

    /** The phase that the user is in, by the last policy that could be read. */
    Phase phase(AuthenticationFlowContext context, UserModel user) {
        RolloutEngine engine =
                new RolloutEngine(session.getProvider(RolloutSettings.class).lastValid(realm));
        Subject.Builder subject =
                Subjects.of(engine, realm.getId(), user.getId(), new ModelFacts(session, realm, user));
        subject.client(context.getAuthenticationSession().getClient().getClientId());
        if (!engine.mentions().platforms().isEmpty()) {
            subject.platform(VisitorPlatform.read(session));
        }
        return engine.policy().enabled()
                ? engine.cohort(subject.build()).map(cohort -> cohort.phase()).orElse(Phase.OFF)
                : Phase.OFF;
    }

    /** Whether this device can make a passkey, as far as it has said, and the realm lets it. */
    boolean deviceCapable(AuthenticationFlowContext context) {
        return isEnabled(Endings.PASSKEY_ACTION)
                && CapabilityCookie.read(context.getHttpRequest().getHttpHeaders(), VisitorPlatform.read(session))
                                .verdict(
                                        Attachment.of(realm.getWebAuthnPolicyPasswordless()
                                                .getAuthenticatorAttachment()),
                                        false)
                        != Verdict.UNABLE;
    }

    private boolean isEnabled(String action) {
        RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
        return model != null && model.isEnabled();
    }
}
