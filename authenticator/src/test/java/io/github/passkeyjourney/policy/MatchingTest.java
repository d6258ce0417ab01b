package io.github.passkeyjourney.policy;

import static io.github.passkeyjourney.policy.MatchBuilder.match;
import static io.github.passkeyjourney.policy.TestPolicies.cohort;
import static io.github.passkeyjourney.policy.TestPolicies.policy;
import static io.github.passkeyjourney.policy.TestSubjects.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static boolean takes(MatchBuilder match, UnaryOperator<Subject.Builder> facts) {
        RolloutEngine engine = new RolloutEngine(policy(cohort("pilot", match, Phase.OFFER)));
        return engine.cohort(user(engine, facts)).isPresent();
    }

    private static Reason reason(RolloutEngine engine, UnaryOperator<Subject.Builder> facts) {
        return engine.decide(user(engine, facts), TestSubjects.ASKABLE, () -> NudgeHistory.NONE, Instant.EPOCH)
                .reason();
    }

    @Nested
    class Kinds {

        @Test
        void anEmptyMatchTakesEverybody() {
            assertThat(takes(match(), any -> any)).isTrue();
        }

        @Test
        void rolesClientsOrganizationsAndProvidersCompareExactly() {
            assertThat(takes(match().roles("staff"), user -> user.role("staff")))
                    .isTrue();
            assertThat(takes(match().roles("staff"), user -> user.role("Staff")))
                    .isFalse();
            assertThat(takes(match().clients("portal"), user -> user.client("portal")))
                    .isTrue();
            assertThat(takes(match().clients("portal"), user -> user.client("crm")))
                    .isFalse();
            assertThat(takes(match().organizations("acme"), user -> user.organization("acme")))
                    .isTrue();
            assertThat(takes(match().organizations("acme"), any -> any)).isFalse();
            assertThat(takes(match().identityProviders("corp"), user -> user.identityProvider("corp")))
                    .isTrue();
            assertThat(takes(match().identityProviders("corp"), any -> any)).isFalse();
        }

        @Test
        void theSameValueOfAnotherKindDoesNotCount() {
            assertThat(takes(match().roles("acme"), user -> user.client("acme").organization("acme")))
                    .isFalse();
        }

        @Test
        void platformsCompare() {
            assertThat(takes(match().platforms(Platform.IOS, Platform.ANDROID), user -> user.platform(Platform.IOS)))
                    .isTrue();
            assertThat(takes(match().platforms(Platform.IOS), user -> user.platform(Platform.MACOS)))
                    .isFalse();
        }

        @Test
        void emailDomainsCompareInLowerCaseAndWithoutSubDomains() {
            MatchBuilder match = match().emailDomains("Example.ORG");
            assertThat(takes(match, user -> user.emailDomain("example.org"))).isTrue();
            assertThat(takes(match, user -> user.emailDomain("EXAMPLE.org"))).isTrue();
            assertThat(takes(match, user -> user.emailDomain("mail.example.org")))
                    .isFalse();
        }

        @Test
        void attributesCompareByNameAndValue() {
            MatchBuilder match = match().attribute("costCenter", "42");
            assertThat(takes(match, user -> user.attribute("costCenter", "42"))).isTrue();
            assertThat(takes(match, user -> user.attribute("costCenter", "41"))).isFalse();
            assertThat(takes(match, user -> user.attribute("room", "42"))).isFalse();
        }

        @Test
        void kindsAreAnded() {
            MatchBuilder match = match().groups("/it").clients("portal");
            assertThat(takes(match, user -> user.group("/it"))).isFalse();
            assertThat(takes(match, user -> user.group("/it").client("portal"))).isTrue();
        }

        @Test
        void eachAttributeNameIsAKindOfItsOwn() {
            MatchBuilder match = match().attribute("a", "1").attribute("b", "1");
            assertThat(takes(match, user -> user.attribute("a", "1"))).isFalse();
            assertThat(takes(match, user -> user.attribute("a", "1").attribute("b", "1")))
                    .isTrue();
        }

        @Test
        void valuesWithinAKindAreOred() {
            assertThat(takes(match().groups("/it", "/hr"), user -> user.group("/hr")))
                    .isTrue();
        }

        @Test
        void manyCohortsSpanManyBlocks() {
            Cohort[] cohorts = IntStream.range(0, 130)
                    .mapToObj(
                            i -> cohort("c" + i, match().groups("/g" + i).not(match().roles("out-" + i)), Phase.OFFER))
                    .toArray(Cohort[]::new);
            RolloutEngine engine = new RolloutEngine(policy(cohorts));
            for (int i = 0; i < 130; i++) {
                String group = "/g" + i;
                String role = "out-" + i;
                assertThat(engine.cohort(user(engine, user -> user.group(group)))
                                .map(Cohort::name))
                        .contains("c" + i);
                assertThat(reason(engine, user -> user.group(group).role(role))).isEqualTo(Reason.EXCLUDED);
                assertThat(engine.cohort(user(
                                        engine,
                                        user -> user.group(group).role(role).group("/g129")))
                                .map(Cohort::name))
                        .isEqualTo(i == 129 ? Optional.empty() : Optional.of("c129"));
            }
        }

        @Test
        void manyValuesAreToldApart() {
            String[] roles = IntStream.range(0, 300).mapToObj(i -> "role-" + i).toArray(String[]::new);
            MatchBuilder match = match().roles(roles).clients("portal");
            assertThat(IntStream.range(0, 300)
                            .filter(i ->
                                    takes(match, user -> user.role("role-" + i).client("portal"))))
                    .hasSize(300);
            assertThat(takes(match, user -> user.client("portal"))).isFalse();
        }
    }

    @Nested
    class Groups {

        @Test
        void membersOfSubGroupsCount() {
            assertThat(takes(match().groups("/it"), user -> user.group("/it"))).isTrue();
            assertThat(takes(match().groups("/it"), user -> user.group("/it/dev")))
                    .isTrue();
            assertThat(takes(match().groups("/it"), user -> user.group("/it/dev/api")))
                    .isTrue();
            assertThat(takes(match().groups("/it/dev"), user -> user.group("/it/dev/api")))
                    .isTrue();
        }

        @Test
        void membersOfParentsAndLookAlikesDoNot() {
            assertThat(takes(match().groups("/it/dev"), user -> user.group("/it")))
                    .isFalse();
            assertThat(takes(match().groups("/it"), user -> user.group("/items")))
                    .isFalse();
            assertThat(takes(match().groups("/dev"), user -> user.group("/it/dev")))
                    .isFalse();
        }

        @Test
        void anEscapedSlashBelongsToTheName() {
            assertThat(takes(match().groups("/a~"), user -> user.group("/a~/b")))
                    .isFalse();
            assertThat(takes(match().groups("/a~/b"), user -> user.group("/a~/b/c")))
                    .isTrue();
        }
    }

    @Nested
    class Not {

        private final RolloutEngine engine = new RolloutEngine(policy(cohort(
                "pilot",
                match().groups("/it").not(match().groups("/desk").roles("vip").attribute("site", "B")),
                Phase.OFFER)));

        @Test
        void anyKindKeepsOut() {
            assertThat(reason(engine, user -> user.group("/it"))).isEqualTo(Reason.ASKED);
            assertThat(reason(engine, user -> user.group("/it").group("/desk/late")))
                    .isEqualTo(Reason.EXCLUDED);
            assertThat(reason(engine, user -> user.group("/it").role("vip"))).isEqualTo(Reason.EXCLUDED);
            assertThat(reason(engine, user -> user.group("/it").attribute("site", "B")))
                    .isEqualTo(Reason.EXCLUDED);
        }

        @Test
        void somebodyWhoWouldNotMatchAnywayIsNotExcluded() {
            assertThat(reason(engine, user -> user.role("vip"))).isEqualTo(Reason.NO_COHORT);
        }

        @Test
        void anEmptyOneExcludesNobody() {
            assertThat(takes(match().not(match()), any -> any)).isTrue();
        }

        @Test
        void theNextCohortIsTried() {
            RolloutEngine two = new RolloutEngine(policy(
                    cohort("pilot", match().not(match().roles("vip")), Phase.OFFER),
                    cohort("rest", match(), Phase.OBSERVE)));
            assertThat(reason(two, user -> user.role("vip"))).isEqualTo(Reason.PHASE_OBSERVE);
            assertThat(two.cohort(user(two, user -> user.role("vip"))).map(Cohort::name))
                    .contains("rest");
        }

        @Test
        void excludedSpeaksOfThoseWithinTheShareOnly() {
            RolloutEngine none = new RolloutEngine(
                    policy(cohort("pilot", match().basisPoints(0).not(match().roles("vip")), Phase.OFFER)));
            assertThat(reason(none, user -> user.role("vip"))).isEqualTo(Reason.NO_COHORT);
        }
    }

    @Test
    void theFirstCohortThatMatchesWins() {
        RolloutEngine engine = new RolloutEngine(policy(
                cohort("hr", match().groups("/hr"), Phase.OFFER),
                cohort("it", match().groups("/it"), Phase.PREFER),
                cohort("all", match(), Phase.OBSERVE)));
        assertThat(engine.cohort(user(engine, user -> user.group("/it"))).map(Cohort::name))
                .contains("it");
        assertThat(engine.cohort(user(engine, user -> user.group("/it").group("/hr")))
                        .map(Cohort::name))
                .contains("hr");
        assertThat(engine.cohort(user(engine, any -> any)).map(Cohort::name)).contains("all");
    }

    @Test
    void aShareTakesItsPartOfTheUsers() {
        RolloutEngine engine = new RolloutEngine(policy(cohort("pilot", match().basisPoints(2_500), Phase.OFFER)));
        long taken = IntStream.range(0, 20_000)
                .mapToObj(i -> engine.cohort(user(engine, "user-" + i)))
                .filter(Optional::isPresent)
                .count();
        assertThat(taken).isBetween(4_800L, 5_200L);
    }

    @Test
    void aShareOfNothingTakesNobodyAndOneOfEverythingEverybody() {
        RolloutEngine nobody = new RolloutEngine(policy(cohort("pilot", match().basisPoints(0), Phase.OFFER)));
        assertThat(IntStream.range(0, 50_000)
                        .filter(i -> nobody.cohort(user(nobody, "user-" + i)).isPresent()))
                .isEmpty();
        assertThat(takes(match().basisPoints(10_000), any -> any)).isTrue();
    }

    @Test
    void aBuilderCanGoOnWithoutTouchingWhatItBuilt() {
        RolloutEngine engine = new RolloutEngine(policy(cohort("it", match().groups("/it"), Phase.OFFER)));
        Subject.Builder builder = engine.subject("r", "u");
        Subject before = builder.build();
        Subject after = builder.group("/it").build();
        assertThat(engine.cohort(before)).isEmpty();
        assertThat(engine.cohort(after)).isPresent();
    }

    @Test
    void aSubjectOfAnotherEngineIsRefused() {
        RolloutEngine one = new RolloutEngine(RolloutPolicy.OFF);
        Subject subject = TestSubjects.anyone(new RolloutEngine(RolloutPolicy.OFF));
        assertThatIllegalArgumentException().isThrownBy(() -> one.cohort(subject));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.decide(subject, TestSubjects.ASKABLE, () -> NudgeHistory.NONE, Instant.EPOCH));
    }
}
