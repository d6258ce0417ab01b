package io.github.passkeyjourney.enrollment;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Takes the place of Keycloak's own factory, under the same id {@code webauthn-register-passwordless}. */
public final class GuardedRegisterFactory extends WebAuthnPasswordlessRegisterFactory
        implements ServerInfoAwareProviderFactory {

    @Override
    protected WebAuthnRegister createProvider(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        return new GuardedRegister(session, trust);
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
