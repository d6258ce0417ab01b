package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.passkeyjourney.platform.Passkeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

class SignalsTest {

    @Test
    void everyKeyOfTheAccountIsAcceptedWhateverItsState() {
        assertThat(signals(
                                key(WebAuthnCredentialModel.TYPE_PASSWORDLESS, "+/8="),
                                key(Passkeys.SUSPENDED_TYPE, "AAEC"),
                                key(WebAuthnCredentialModel.TYPE_TWOFACTOR, "Aw=="))
                        .json())
                .containsEntry("allAcceptedCredentialIds", List.of("-_8", "AAEC", "Aw"));
        assertThat(signals().json()).containsEntry("allAcceptedCredentialIds", List.of());
    }

    @Test
    void theUserHandleIsTheOneThatKeycloakGivesToPasskeys() {
        assertThat(signals().json())
                .containsEntry("rpId", "example.com")
                .containsEntry("userId", "w6QtMQ")
                .containsEntry("name", "alice")
                .containsEntry("displayName", "Alice Example");
    }

    @Test
    void aKeyThatCannotBeReadIsNotLeftOutBySilence() {
        for (String data : List.of("{", "", "{}", "{\"credentialId\":1}")) {
            CredentialModel broken = key(WebAuthnCredentialModel.TYPE_PASSWORDLESS, "AAEC");
            broken.setCredentialData(data);

            assertThatThrownBy(() -> signals(key(WebAuthnCredentialModel.TYPE_PASSWORDLESS, "AQ=="), broken)
                            .json())
                    .as(data)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> signals(key(WebAuthnCredentialModel.TYPE_PASSWORDLESS, "?"))
                        .json())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void keysAreOfTheseTypesOnly() {
        assertThat(List.of(
                        WebAuthnCredentialModel.TYPE_PASSWORDLESS,
                        Passkeys.SUSPENDED_TYPE,
                        WebAuthnCredentialModel.TYPE_TWOFACTOR))
                .allMatch(Passkeys::isKey);
        assertThat(Passkeys.isKey(PasswordCredentialModel.TYPE)).isFalse();
        assertThat(Passkeys.isKey(null)).isFalse();
    }

    private static Signals signals(CredentialModel... keys) {
        return new Signals("example.com", "\u00E4-1", "alice", "Alice Example", List.of(keys));
    }

    private static CredentialModel key(String type, String handle) {
        CredentialModel key = new CredentialModel();
        key.setType(type);
        key.setCredentialData("{\"aaguid\":\"x\",\"credentialId\":\"" + handle + "\",\"counter\":0}");
        return key;
    }
}
