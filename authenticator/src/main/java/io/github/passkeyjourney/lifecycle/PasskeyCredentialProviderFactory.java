package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Takes the place of Keycloak's own factory, under the same id. */
public final class PasskeyCredentialProviderFactory extends WebAuthnPasswordlessCredentialProviderFactory
        implements ServerInfoAwareProviderFactory {

    @Override
    @SuppressWarnings("rawtypes") // As Keycloak declares it.
    public CredentialProvider create(KeycloakSession session) {
        return new PasskeyCredentialProvider(session, getMetadataService(), createOrGetObjectConverter());
    }

    /** Above the factory that it replaces. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
