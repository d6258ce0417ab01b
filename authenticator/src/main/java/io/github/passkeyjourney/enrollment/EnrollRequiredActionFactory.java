package io.github.passkeyjourney.enrollment;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.github.passkeyjourney.lifecycle.Renewal;
import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** The required action {@code passkey-enroll}, for the nudge, for apps ({@code kc_action}) and for admins. */
public final class EnrollRequiredActionFactory extends WebAuthnPasswordlessRegisterFactory
        implements ServerInfoAwareProviderFactory {

    /** The id of the action, which is its alias in realms, too. */
    public static final String ID = Renewal.ACTION;

    @Override
    protected WebAuthnRegister createProvider(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        return new EnrollRequiredAction(session, trust);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Create a passkey (Passkey Journey)";
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
