package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

class ExpiryRulesTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration MONTH = Duration.ofDays(30);

    private static final String OWN = ", \"expiry\": {\"maxIdle\": \"P30D\"}";

    @Test
    void aCohortOverridesWhatItNamesAndKeepsTheRest() {
        Expiry expiry = rules(policy(true, OWN), true);
        assertThat(expiry.maxAge()).isEqualTo(YEAR);
        assertThat(expiry.maxIdle()).isEqualTo(MONTH);
    }

    @Test
    void aCohortOfAnApplicationHasNoSay() {
        assertThat(rules(policy(true, ""), true).maxAge()).isEqualTo(YEAR);
    }

    @Test
    void theyHoldWhereNobodyIsAsked() {
        assertThat(rules(policy(false, OWN), true).maxIdle()).isEqualTo(MONTH);
    }

    @Test
    void theyHoldByTheLastPolicyThatCouldBeRead() {
        assertThat(rules(policy(true, OWN), false).maxIdle()).isEqualTo(MONTH);
    }

    @Test
    void withoutAPolicyNothingExpires() {
        assertThat(rules(RolloutPolicy.OFF, true)).isEqualTo(Expiry.DEFAULTS);
    }

    private static RolloutPolicy policy(boolean enabled, String own) {
        String document = """
                {"version": 1, "enabled": %s, "expiry": {"maxAge": "P365D"}, "cohorts": [
                  {"name": "kiosk", "match": {"clients": ["kiosk"]}, "phase": "offer", "expiry": {"maxAge": "P1D"}},
                  {"name": "everyone", "match": {}, "phase": "offer"%s}]}
                """.formatted(enabled, own);
        return ((PolicyParse.Valid) PolicyDocument.parse(document)).policy();
    }

    private static Expiry rules(RolloutPolicy policy, boolean readable) {
        RolloutPolicy shown = readable ? policy : RolloutPolicy.OFF;
        RolloutSettings settings = new RolloutSettings() {
            @Override
            public Rollout rollout(RealmModel realm) {
                return new Rollout(shown, new RolloutEngine(shown), readable, false, false);
            }

            @Override
            public RolloutPolicy lastValid(RealmModel realm) {
                return policy;
            }
        };
        return new ExpiryRules(fake(KeycloakSession.class, settings))
                .of(fake(RealmModel.class, "realm"), fake(UserModel.class, "user"));
    }

    /** Answers whatever it is asked with the same thing. */
    private static <T> T fake(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
