package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Circumstances;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whose password stays although nothing can be found out, and what the user is told. */
class PasswordGateTest {

    private final PasswordGate gate = new PasswordGate(broken(KeycloakSession.class));
    private final RealmModel realm = broken(RealmModel.class);
    private final AuthenticationSessionModel authSession = broken(AuthenticationSessionModel.class);

    @Test
    void anAccountOfADirectoryIsLeftAloneInSilence() {
        UserModel federated = user("directory");
        assertThat(gate.verdict(realm, federated, authSession))
                .isEqualTo(PasswordVerdict.ELSEWHERE)
                .returns(false, PasswordVerdict::concernsUser);
        assertThat(gate.remove(realm, federated, authSession, circumstances())).isEqualTo(PasswordVerdict.ELSEWHERE);
    }

    @Test
    void whatCannotBeDecidedStaysAndItsUserIsTold() {
        UserModel local = user(null);
        assertThat(gate.verdict(realm, local, authSession))
                .isEqualTo(PasswordVerdict.UNDECIDED)
                .returns(true, PasswordVerdict::concernsUser);
        assertThat(gate.remove(realm, local, authSession, circumstances())).isEqualTo(PasswordVerdict.UNDECIDED);
    }

    private static Circumstances circumstances() {
        return Circumstances.ofRealm("realm", null);
    }

    /** Of whom nothing can be read but where he is kept. */
    private static UserModel user(@Nullable String directory) {
        return (UserModel) Proxy.newProxyInstance(
                UserModel.class.getClassLoader(), new Class<?>[] {UserModel.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (method.getName().equals("getFederationLink")) {
                        return directory;
                    }
                    throw new StackOverflowError(method.getName());
                });
    }

    private static <T> T broken(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new StackOverflowError(method.getName());
                }));
    }
}
