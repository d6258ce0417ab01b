package io.github.passkeyjourney.enrollment;

import static io.github.passkeyjourney.enrollment.AttestationBytes.BE;
import static io.github.passkeyjourney.enrollment.AttestationBytes.BS;
import static io.github.passkeyjourney.enrollment.AttestationBytes.UP;
import static io.github.passkeyjourney.enrollment.AttestationBytes.UV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegister;
import org.keycloak.models.WebAuthnPolicy;

/** Attestation bytes as browsers send them, before Keycloak's own verifier and before ours. */
class UpgradeManagerTest {

    private static final String CHALLENGE = AttestationBytes.challenge("a challenge of sixteen bytes and more");
    private static final String ORIGIN = "https://sso.example.org";
    private static final String RP_ID = "sso.example.org";

    private final WebAuthnRegistrationManager keycloak = new KeycloaksOwn().manager();
    private final WebAuthnRegistrationManager upgrade = new UpgradeManager(keycloak);

    @ParameterizedTest
    @ValueSource(ints = {0, UP, BE | BS, UP | BE, UV, UP | UV, UP | UV | BE | BS})
    void nobodyNeedsToHaveBeenThere(int flags) {
        RegistrationData data = verify(upgrade, answer(flags));
        assertThat(data.getAttestationObject().getAuthenticatorData().isFlagUP())
                .isEqualTo((flags & UP) != 0);
    }

    @Test
    void onTheOrdinaryWaySomebodyHasTo() {
        assertThatThrownBy(() -> verify(keycloak, answer(BE | BS))).isInstanceOf(UserNotPresentException.class);
        assertThatThrownBy(() -> verify(keycloak, answer(UV))).isInstanceOf(UserNotPresentException.class);
        assertThatThrownBy(() -> verify(keycloak, answer(UP))).isInstanceOf(UserNotVerifiedException.class);
        assertThat(verify(keycloak, answer(UP | UV))).isNotNull();
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        String other = AttestationBytes.challenge("the challenge of somebody else's sign-in");
        refused(AttestationBytes.answer(other, ORIGIN, RP_ID, UP | UV), BadChallengeException.class);
    }

    @Test
    void anAnswerFromAnotherSiteIsRefused() {
        refused(
                AttestationBytes.answer(CHALLENGE, "https://sso.example.com", RP_ID, UP | UV),
                BadOriginException.class);
    }

    @Test
    void aPasskeyForAnotherSiteIsRefused() {
        refused(AttestationBytes.answer(CHALLENGE, ORIGIN, "example.com", UP | UV), BadRpIdException.class);
    }

    @Test
    void aKeyOfAKindThatThePolicyDoesNotTakeIsRefused() {
        RegistrationParameters other = parameters(COSEAlgorithmIdentifier.RS256);
        assertThatThrownBy(() -> upgrade.verify(upgrade.parse(answer(UP | UV)), other))
                .isInstanceOf(NotAllowedAlgorithmException.class);
    }

    @Test
    void backedUpWithoutBeingEligibleIsRefused() {
        refused(answer(UP | UV | BS), WebAuthnException.class);
    }

    private void refused(RegistrationRequest answer, Class<? extends Exception> why) {
        assertThatThrownBy(() -> verify(keycloak, answer)).isInstanceOf(why);
        assertThatThrownBy(() -> verify(upgrade, answer)).isInstanceOf(why);
    }

    private static RegistrationRequest answer(int flags) {
        return AttestationBytes.answer(CHALLENGE, ORIGIN, RP_ID, flags);
    }

    private static RegistrationData verify(WebAuthnRegistrationManager manager, RegistrationRequest answer) {
        return manager.verify(manager.parse(answer), parameters(COSEAlgorithmIdentifier.ES256));
    }

    /** A policy that wants its users verified, made as Keycloak makes them. */
    @SuppressWarnings("deprecation")
    private static RegistrationParameters parameters(COSEAlgorithmIdentifier algorithm) {
        ServerProperty server = new ServerProperty(Set.of(new Origin(ORIGIN)), RP_ID, new DefaultChallenge(CHALLENGE));
        return new RegistrationParameters(
                server,
                List.of(new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm)),
                true);
    }

    /** The verifier that Keycloak's own action makes. */
    private static final class KeycloaksOwn extends WebAuthnPasswordlessRegister {

        KeycloaksOwn() {
            super(null, new NullCertPathTrustworthinessVerifier());
        }

        WebAuthnRegistrationManager manager() {
            WebAuthnPolicy policy = new WebAuthnPolicy();
            policy.setAttestationConveyancePreference("not specified");
            policy.setAcceptableAaguids(List.of());
            return createWebAuthnRegistrationManager(policy);
        }
    }
}
