package io.github.passkeyjourney.enrollment;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import java.util.List;

/**
 * Verifies a passkey that the browser has made by itself: as Keycloak verifies every other, but that nobody needs to have been
 * there. With conditional mediation the flags UP and UV may be missing (WebAuthn Level 3, section 7.1).
 */
final class UpgradeManager extends WebAuthnRegistrationManager {

    private final WebAuthnRegistrationManager keycloak;

    /** @param keycloak which does all of the work */
    UpgradeManager(WebAuthnRegistrationManager keycloak) {
        super(
                List.of(),
                (aaguid, statement, at) -> {
                    throw new WebAuthnException("Not verified here");
                },
                new DefaultSelfAttestationTrustworthinessVerifier());
        this.keycloak = keycloak;
    }

    @Override
    public RegistrationData parse(RegistrationRequest request) {
        return keycloak.parse(request);
    }

    @Override
    public RegistrationData verify(RegistrationData data, RegistrationParameters parameters) {
        return keycloak.verify(
                data,
                new RegistrationParameters(
                        parameters.getServerProperty(), parameters.getPubKeyCredParams(), false, false));
    }
}
