package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.MatchBuilder.match;
import static io.github.passkeyjourney.policy.TestPolicies.cohort;
import static io.github.passkeyjourney.policy.TestPolicies.policy;
import static io.github.passkeyjourney.policy.TestSubjects.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void mentionsNameWhatCallersHaveToRead() {
        RolloutPolicy policy = policy(
                cohort("a", match().groups("/it").roles("r").clients("c").attribute("x", "1"), Phase.OFFER),
                cohort(
                        "b",
                        match().organizations("o")
                                .identityProviders("i")
                                .emailDomains("D.example")
                                .platforms(Platform.IOS)
                                .not(match().groups("/hr")),
                        Phase.OFFER));
        assertThat(new RolloutEngine(policy).mentions())
                .isEqualTo(new Mentions(
                        Set.of("/it", "/hr"),
                        Set.of("r"),
                        Set.of("c"),
                        Set.of("o"),
                        Set.of("i"),
                        Set.of("d.example"),
                        Set.of("x"),
                        Set.of(Platform.IOS)));
    }

    @Test
    void aDisabledPolicyMentionsNothingAndHasNoCohorts() {
        RolloutEngine engine =
                new RolloutEngine(TestPolicies.disabled(cohort("all", match().groups("/it"), Phase.OFFER)));
        assertThat(engine.mentions().groups()).isEmpty();
        assertThat(engine.cohort(user(engine, user -> user.group("/it")))).isEmpty();
        assertThat(engine.policy().cohorts()).hasSize(1);
    }
}
