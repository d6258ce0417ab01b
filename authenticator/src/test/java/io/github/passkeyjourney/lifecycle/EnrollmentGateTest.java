package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.EnrollmentVerdict;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What protects an account fails closed, whatever fails. */
class EnrollmentGateTest {

    private final KeycloakSession session = broken(KeycloakSession.class);
    private final RealmModel realm = broken(RealmModel.class);
    private final UserModel user = broken(UserModel.class);
    private final AuthenticationSessionModel authSession = broken(AuthenticationSessionModel.class);

    @Test
    void whatCannotBeDecidedIsRefused() {
        assertThat(new EnrollmentGate(session).verdict(realm, user, authSession))
                .isEqualTo(EnrollmentVerdict.UNDECIDED)
                .returns(false, EnrollmentVerdict::allows);
    }

    @Test
    void aCredentialStaysIfItCannotBeDecidedWhetherItMayGo() {
        assertThat(new CoolingOff(session).mayRemove(realm, user, authSession, null))
                .isFalse();
    }

    @Test
    void aPasskeyIsNotTakenOnTrustIfNothingCanBeFoundOutAboutIt() {
        CredentialModel passkey = new CredentialModel();
        passkey.setType(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        assertThat(new PasskeyGate(session).decide(realm, user, passkey))
                .isEqualTo(new PasskeyGate.Pass(PasskeyVerdict.UNCHECKED, true));
        passkey.setType(Passkeys.SUSPENDED_TYPE);
        assertThat(new PasskeyGate(session).decide(realm, user, passkey).verdict())
                .isEqualTo(PasskeyVerdict.SUSPENDED);
    }

    private static <T> T broken(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new StackOverflowError(method.getName());
                }));
    }
}
