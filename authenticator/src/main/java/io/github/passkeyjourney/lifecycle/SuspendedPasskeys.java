package io.github.passkeyjourney.lifecycle;

import com.webauthn4j.converter.util.ObjectConverter;
import io.github.passkeyjourney.platform.Passkeys;
import org.keycloak.authentication.authenticators.browser.WebAuthnMetadataService;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own check of an assertion, on passkeys that are suspended: it lets nobody in, and tells who may be told that they
 * are.
 */
final class SuspendedPasskeys extends WebAuthnPasswordlessCredentialProvider {

    SuspendedPasskeys(KeycloakSession session, WebAuthnMetadataService metadata, ObjectConverter objectConverter) {
        super(session, metadata, objectConverter);
    }

    @Override
    public String getType() {
        return Passkeys.SUSPENDED_TYPE;
    }
}
