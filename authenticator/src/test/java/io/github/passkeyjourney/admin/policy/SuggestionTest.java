package io.github.passkeyjourney.admin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final int MINIMUM = 10;

    private static final String POLICY = """
            {"version": 1, "enabled": false, "cohorts": [
              {"name": "board", "match": {"groups": ["/board"]}, "phase": "off"},
              {"name": "it", "match": {"groups": ["/it"]}, "phase": "observe", "nudge": {"maxSkips": 2}},
              {"name": "everyone", "match": {}, "phase": "observe"}]}""";

    @Test
    void thoseWhoCanGoFirstAndAmongThemTheSmaller() {
        Suggestion suggestion = Suggestion.of(
                List.of(
                        observed("unseen", 100, 20, 0, 80),
                        observed("old", 100, 40, 60, 0),
                        observed("many", 500, 460, 10, 30),
                        observed("half", 100, 70, 30, 0),
                        observed("done", 100, 0, 0, 0),
                        observed("few", 50, 45, 5, 0),
                        new Outlook("asked", Phase.OFFER, 100, 90, 0, 10),
                        new Outlook("out", Phase.OFF, 100, 0, 0, 0)),
                MINIMUM);

        assertThat(suggestion.steps())
                .extracting(step -> step.cohort() + " " + step.advice().id())
                .containsExactly(
                        "few ready",
                        "many ready",
                        "half partly-able",
                        "unseen little-known",
                        "old hardly-able",
                        "done nobody-left",
                        "asked asked-already",
                        "out switched-off");
    }

    @Test
    void ofAFewPeopleNothingIsToldAndTheyAreNotSuggested() {
        Suggestion suggestion = Suggestion.of(List.of(observed("it", MINIMUM - 1, 9, 0, 0)), MINIMUM);

        assertThat(suggestion.steps()).singleElement().satisfies(step -> {
            assertThat(step.advice()).isEqualTo(Advice.TOO_FEW);
            assertThat(step.outlook()).isNull();
        });
        assertThat(suggestion.policy(POLICY)).isEmpty();
    }

    @Test
    void thePolicyAsksTheFirstCohortAndIsOtherwiseTheStoredOne() {
        JsonNode policy = Suggestion.of(
                        List.of(observed("it", 40, 40, 0, 0), observed("everyone", 4_000, 4_000, 0, 0)), MINIMUM)
                .policy(POLICY)
                .orElseThrow();

        assertThat(policy.toString())
                .isEqualTo(PolicyDocument.compact(POLICY.replace("\"observe\", \"nudge\"", "\"offer\", \"nudge\"")
                        .replace("\"enabled\": false", "\"enabled\": true")));
        assertThat(phases(policy.toString())).containsExactly(Phase.OFF, Phase.OFFER, Phase.OBSERVE);
    }

    @Test
    void ofManyPeopleAShareIsAskedFirstUnlessTheCohortDrawsOne() {
        Suggestion suggestion = Suggestion.of(List.of(observed("everyone", 4_000, 4_000, 0, 0)), MINIMUM);

        assertThat(share(suggestion, POLICY)).isEqualTo(Suggestion.FIRST_PERCENT);
        assertThat(share(suggestion, POLICY.replace("{}", "{\"percent\": 30}"))).isEqualTo(30);
        assertThat(share(suggestion, POLICY.replace("{}", "{\"percent\": 100}")))
                .isEqualTo(Suggestion.FIRST_PERCENT);
    }

    @Test
    void whoeverIsNotOfTheFirstShareGoesOnBeingObservedWhateverComesBehind() {
        String stored = """
                {"version": 1, "cohorts": [
                  {"name": "it", "match": {"groups": ["/it"], "percent": 100}, "phase": "observe", "nudge": {"maxSkips": 2}},
                  {"name": "it others", "match": {"groups": ["/none"]}, "phase": "off"},
                  {"name": "everyone", "match": {}, "phase": "require"}]}""";
        String policy = Suggestion.of(List.of(observed("it", 4_000, 4_000, 0, 0)), MINIMUM)
                .policy(stored)
                .orElseThrow()
                .toString();

        assertThat(phases(policy)).containsExactly(Phase.OFFER, Phase.OBSERVE, Phase.OFF, Phase.REQUIRE);
        assertThat(policy(policy).cohorts())
                .extracting(Cohort::name)
                .containsExactly("it", "it others 2", "it others", "everyone");
        RolloutEngine engine = new RolloutEngine(policy(policy));
        List<String> cohorts = IntStream.range(0, 500)
                .mapToObj(user -> engine.cohort(
                        engine.subject("realm", "user-" + user).group("/it").build()))
                .map(cohort -> cohort.orElseThrow().name())
                .distinct()
                .toList();
        assertThat(cohorts).containsExactlyInAnyOrder("it", "it others 2");
    }

    @Test
    void aNameOfAnyLengthLeavesRoomForTheOthers() {
        String name = "a".repeat(64);
        JsonNode policy = Suggestion.of(List.of(observed(name, 4_000, 4_000, 0, 0)), MINIMUM)
                .policy(POLICY.replace("everyone", name))
                .orElseThrow();

        assertThat(policy(policy.toString()).cohorts()).hasSize(4);
    }

    @Test
    void forTheForecastAllObservedCohortsAreAskedAndThosePutAsideAreNot() {
        assertThat(phases(Suggestion.everybodyAsked(POLICY))).containsExactly(Phase.OFF, Phase.OFFER, Phase.OFFER);
        assertThat(policy(Suggestion.everybodyAsked(POLICY)).enabled()).isTrue();
    }

    private static int share(Suggestion suggestion, String stored) {
        JsonNode policy = suggestion.policy(stored).orElseThrow();
        policy(policy.toString());
        return policy.path("cohorts").path(2).path("match").path("percent").intValue();
    }

    private static List<Phase> phases(String text) {
        return policy(text).cohorts().stream().map(Cohort::phase).toList();
    }

    private static RolloutPolicy policy(String text) {
        assertThat(PolicyDocument.parse(text)).isInstanceOf(PolicyParse.Valid.class);
        return ((PolicyParse.Valid) PolicyDocument.parse(text)).policy();
    }

    private static Outlook observed(String cohort, long users, long able, long unable, long unknown) {
        return new Outlook(cohort, Phase.OBSERVE, users, able, unable, unknown);
    }
}
