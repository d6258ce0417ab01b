package io.github.passkeyjourney.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cohort is certain before anybody has signed in. */
class UnknownVisitorTest {

    private final UnknownVisitor visitor = new UnknownVisitor("shop", Platform.IOS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"groups\": [\"/it\"]}",
                "{\"roles\": [\"admin\"]}",
                "{\"organizations\": [\"acme\"]}",
                "{\"identityProviders\": [\"corp\"]}",
                "{\"emailDomains\": [\"example.org\"]}",
                "{\"attributes\": {\"site\": [\"north\"]}}",
                "{\"percent\": 99}",
                "{\"clients\": [\"other\"]}",
                "{\"platforms\": [\"android\"]}",
                "{\"not\": {\"groups\": [\"/it\"]}}",
                "{\"not\": {\"clients\": [\"shop\"]}}",
                "{\"not\": {\"platforms\": [\"ios\"]}}"
            })
    void whatIsNotCertainIsPassedBy(String match) {
        assertThat(visitor.cohort(policy(true, match)).map(Cohort::name)).contains("rest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"clients\": [\"shop\", \"other\"]}",
                "{\"platforms\": [\"ios\"]}",
                "{\"clients\": [\"shop\"], \"platforms\": [\"ios\"], \"not\": {\"clients\": [\"other\"]}}"
            })
    void clientAndPlatformAreCertain(String match) {
        assertThat(visitor.cohort(policy(true, match)).map(Cohort::name)).contains("first");
    }

    @Test
    void aPolicyThatIsOffHasNoCohorts() {
        assertThat(visitor.cohort(policy(false, "{}"))).isEmpty();
    }

    private static RolloutPolicy policy(boolean enabled, String match) {
        PolicyParse parse = PolicyDocument.parse("{\"version\": 1, \"enabled\": " + enabled + ", \"cohorts\": ["
                + "{\"name\": \"first\", \"match\": " + match + ", \"phase\": \"prefer\"},"
                + "{\"name\": \"rest\", \"match\": {}, \"phase\": \"observe\"}]}");
        return ((PolicyParse.Valid) parse).policy();
    }
}
