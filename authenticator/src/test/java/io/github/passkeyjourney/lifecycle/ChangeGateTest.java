package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.EnrollmentVerdict;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whatever fails, recovery stays as it is. */
class ChangeGateTest {

    @Test
    void whatCannotBeDecidedIsRefused() {
        ChangeGate gate = new ChangeGate(broken(KeycloakSession.class));
        assertThat(gate.verdict(
                        broken(RealmModel.class), broken(UserModel.class), broken(AuthenticationSessionModel.class)))
                .isEqualTo(ChangeVerdict.UNDECIDED);
    }

    /** Whoever holds as many passkeys as the policy allows may still make codes. */
    @ParameterizedTest
    @EnumSource
    void onlyTheLimitOfPasskeysDoesNotCount(EnrollmentVerdict verdict) {
        assertThat(ChangeVerdict.of(verdict).allows())
                .isEqualTo(verdict.allows() || verdict == EnrollmentVerdict.LIMIT_REACHED);
    }

    private static <T> T broken(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new StackOverflowError(method.getName());
                }));
    }
}
