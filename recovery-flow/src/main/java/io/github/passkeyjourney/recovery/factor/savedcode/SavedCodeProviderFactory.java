package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Factory of the credential that holds a user's saved codes. */
@SuppressWarnings("rawtypes") // As Keycloak declares it.
public final class SavedCodeProviderFactory
        implements CredentialProviderFactory<CredentialProvider>, ServerInfoAwareProviderFactory {

    /** The id of the provider. */
    public static final String ID = "passkey-saved-codes";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public CredentialProvider create(KeycloakSession session) {
        return new SavedCodeProvider(session);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
