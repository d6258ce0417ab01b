package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.PageScript;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.platform.RelyingParty;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A passkey that the browser offered and its account has no more, as after its removal: the browser is told, so that it offers
 * it no longer (Signal API). It hides or deletes what it is told of, so nothing is told of a key that the account has in whatever
 * state, nor where its user is not known: another realm may share the relying party.
 */
final class UnknownPasskey {

    private static final Logger LOG = Logger.getLogger(UnknownPasskey.class);

    private final KeycloakSession session;
    private final UserModel user;
    private final byte[] handle;

    /**
     * What a browser has named.
     *
     * @param user whom it named with it, and the realm knows
     * @param handle WebAuthn's id of the credential
     */
    UnknownPasskey(KeycloakSession session, UserModel user, byte[] handle) {
        this.session = session;
        this.user = user;
        this.handle = handle.clone();
    }

    /** Has the page that follows tell it, if it is so; never throws. */
    void tell() {
        try {
            if (isUnknown()) {
                String id = Base64.getUrlEncoder().withoutPadding().encodeToString(handle);
                Map<String, Object> told = Map.of("rpId", RelyingParty.id(session), "credentialId", id);
                session.getProvider(LoginFormsProvider.class).addScript(PageScript.url(session, "signal.js", told));
            }
        } catch (Throwable e) { // An Error is not worth a sign-in either.
            LOG.warn("The browser is not told that a passkey is gone", e);
        }
    }

    private boolean isUnknown() {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> Passkeys.isKey(credential.getType()))
                .map(PasskeyCredentialProvider::handleOf)
                .noneMatch(known -> Arrays.equals(known, handle));
    }
}
