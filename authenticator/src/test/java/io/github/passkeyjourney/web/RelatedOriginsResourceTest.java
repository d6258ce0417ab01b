package io.github.passkeyjourney.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelatedOriginsResourceTest {

    @Test
    void originsOfThePolicyAreToldInItsOrderWhetherTheRolloutIsOnOrNot() {
        Map<String, List<String>> told = Map.of("origins", List.of("https://z.example", "https://a.example"));

        for (boolean enabled : new boolean[] {true, false}) {
            assertThat(RelatedOriginsResource.of(policy("""
                            {"version": 1, "enabled": %s, "relatedOrigins": ["https://z.example", "https://a.example"]}
                            """.formatted(enabled))))
                    .contains(told);
        }
    }

    @Test
    void withoutOriginsThereIsNoDocument() {
        assertThat(RelatedOriginsResource.of(RolloutPolicy.OFF)).isEmpty();
        assertThat(RelatedOriginsResource.of(policy("{\"version\": 1, \"relatedOrigins\": []}")))
                .isEmpty();
    }

    private static RolloutPolicy policy(String document) {
        return ((PolicyParse.Valid) PolicyDocument.parse(document)).policy();
    }
}
