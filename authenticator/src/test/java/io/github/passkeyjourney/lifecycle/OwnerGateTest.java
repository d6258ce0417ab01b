package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Whatever fails, a passkey stays as it is. */
class OwnerGateTest {

    private final KeycloakSession session = broken(KeycloakSession.class);
    private final RealmModel realm = broken(RealmModel.class);
    private final UserModel user = broken(UserModel.class);

    @Test
    void whatCannotBeDecidedIsRefused() {
        OwnerGate gate = new OwnerGate(session, realm, user, broken(UserSessionModel.class));
        assertThat(gate.verdict("passkey")).isEqualTo(ChangeVerdict.UNDECIDED).returns(false, ChangeVerdict::allows);
    }

    @Test
    void withoutASessionNothingIsProven() {
        assertThat(new OwnerGate(session, realm, user, null).verdict("passkey")).isEqualTo(ChangeVerdict.SIGN_IN_AGAIN);
    }

    private static <T> T broken(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new StackOverflowError(method.getName());
                }));
    }
}
