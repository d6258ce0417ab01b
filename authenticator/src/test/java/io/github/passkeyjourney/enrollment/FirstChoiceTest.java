package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.UnknownVisitor;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "portal, offer, false",
        "portal, encourage, false",
        "portal, prefer, true",
        "portal, require, true",
        "portal, passwordless, true",
        "other, prefer, false"
    })
    void anUnknownBrowserGoesByTheCohortThatIsCertain(String client, String phase, boolean passkey) {
        assertThat(first(null, "\"clients\": [\"portal\"]", phase, client)).isEqualTo(passkey);
    }

    @Test
    void whatThisBrowserDidLastTimeGoesFirst() {
        assertThat(first("passkey", "\"groups\": [\"/it\"]", "prefer", "portal"))
                .isTrue();
        assertThat(first("password", "", "prefer", "portal")).isFalse();
    }

    @Test
    void nothingIsPreferredWhereNobodyIsToPreferIt() {
        assertThat(first("passkey", "", "offer", "portal")).isFalse();
        assertThat(first(null, "\"groups\": [\"/it\"]", "prefer", "portal")).isFalse();
    }

    @Test
    void whatSomebodyWroteIntoTheCookieCountsForNothing() {
        assertThat(first("<script>", "", "offer", "portal")).isFalse();
        assertThat(first("<script>", "", "prefer", "portal")).isTrue();
    }

    private static boolean first(@Nullable String remembered, String match, String phase, String client) {
        return FirstChoice.isPasskey(
                remembered, policy(match, phase), () -> new UnknownVisitor(client, Platform.LINUX));
    }

    private static RolloutPolicy policy(String match, String phase) {
        PolicyParse parsed = PolicyDocument.parse("""
                {"version": 1, "cohorts": [{"name": "some", "match": {%s}, "phase": "%s"}]}
                """.formatted(match, phase));
        return ((PolicyParse.Valid) parsed).policy();
    }
}
