package io.github.passkeyjourney.platform;

import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.StringUtil;

/** The relying party of a realm's passkeys. */
public final class RelyingParty {

    private RelyingParty() {}

    /** Its id in the session's realm, as Keycloak has it when a passkey is made. */
    public static String id(KeycloakSession session) {
        String written =
                session.getContext().getRealm().getWebAuthnPolicyPasswordless().getRpId();
        return StringUtil.isBlank(written)
                ? session.getContext().getUri().getBaseUri().getHost()
                : written;
    }
}
