package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticatorConfigModel;

/** The condition never stops a sign-in. */
class JourneyConditionAuthenticatorTest {

    private final JourneyConditionAuthenticator condition = new JourneyConditionAuthenticator();

    @Test
    void whatCannotBeFoundOutIsANoBeforeItIsNegated() {
        assertThat(condition.matchCondition(brokenBut(Map.of("hasPasskey", "true"))))
                .isFalse();
        assertThat(condition.matchCondition(brokenBut(Map.of("hasPasskey", "true", "negate", "true"))))
                .isTrue();
    }

    @Test
    void withoutSettingsThatCanBeReadItDoesNotMatch() {
        assertThat(condition.matchCondition(brokenBut(null))).isFalse();
    }

    /** A sign-in on which everything fails, but perhaps the settings of the step. */
    private static AuthenticationFlowContext brokenBut(@Nullable Map<String, String> settings) {
        return (AuthenticationFlowContext) Proxy.newProxyInstance(
                AuthenticationFlowContext.class.getClassLoader(),
                new Class<?>[] {AuthenticationFlowContext.class},
                (proxy, method, arguments) -> {
                    if (settings == null || !method.getName().equals("getAuthenticatorConfig")) {
                        throw new StackOverflowError(method.getName());
                    }
                    AuthenticatorConfigModel config = new AuthenticatorConfigModel();
                    config.setConfig(settings);
                    return config;
                });
    }
}
