package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyDifferenceTest {

    private static final String OLD = """
            {"version": 1, "cohorts": [
              {"name": "pilot", "phase": "offer", "match": {"groups": ["/it"]}},
              {"name": "everyone", "phase": "observe"}],
             "analytics": {"retentionDays": 400}}""";

    @Test
    void whiteSpaceAndTheOrderOfFieldsAreNoDifference() {
        assertThat(PolicyDifference.between(
                                "{\"version\":1,\"enabled\":true}", " { \"enabled\": true, \"version\": 1 } ")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void eachPlaceIsALineWithItsOldAndNewValue() {
        PolicyDifference difference = PolicyDifference.between(
                OLD, OLD.replace("offer", "encourage").replace("400", "30").replace("[\"/it\"]", "[\"/it\", \"/hr\"]"));
        assertThat(difference.lines())
                .containsExactly(
                        "cohorts[pilot].phase: \"offer\" → \"encourage\"",
                        "cohorts[pilot].match.groups: [\"/it\"] → [\"/it\",\"/hr\"]",
                        "analytics.retentionDays: 400 → 30");
        assertThat(difference.sections()).containsExactly("analytics", "cohorts");
    }

    @Test
    void aCohortInFrontOfTheOthersIsOneLine() {
        PolicyDifference difference =
                PolicyDifference.between(OLD, OLD.replace("[\n", "[{\"name\": \"new\", \"phase\": \"off\"},\n"));
        assertThat(difference.lines()).containsExactly("cohorts[new]: – → {\"name\":\"new\",\"phase\":\"off\"}");
    }

    @Test
    void anotherOrderOfCohortsIsADifference() {
        PolicyDifference difference = PolicyDifference.between(
                "{\"cohorts\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}",
                "{\"cohorts\": [{\"name\": \"b\"}, {\"name\": \"a\"}]}");
        assertThat(difference.lines()).containsExactly("cohorts: a, b → b, a");
    }

    @Test
    void whatIsGoneIsTold() {
        assertThat(PolicyDifference.between(OLD, "{\"version\": 1}").lines())
                .contains(
                        "cohorts[everyone]: {\"name\":\"everyone\",\"phase\":\"observe\"} → –",
                        "analytics: {\"retentionDays\":400} → –");
    }

    @Test
    void anEmptyListIsNotTheSameAsNone() {
        assertThat(PolicyDifference.between("{\"relatedOrigins\": []}", "{}").lines())
                .containsExactly("relatedOrigins: [] → –");
    }

    @Test
    void aTextThatIsNoDocumentCountsAsOneWithoutFields() {
        assertThat(PolicyDifference.between("nonsense", "{\"version\": 1}").lines())
                .containsExactly("version: – → 1");
    }

    @Test
    void theTextKeepsToItsLengthAndTellsHowMuchIsLeftOut() {
        StringBuilder cohorts = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            cohorts.append(i == 0 ? "" : ",")
                    .append("{\"name\": \"cohort ")
                    .append(i)
                    .append("\"}");
        }
        PolicyDifference difference = PolicyDifference.between("{}", "{\"cohorts\": [" + cohorts + "]}");
        assertThat(difference.lines()).hasSize(200);
        assertThat(difference.text(1_000)).hasSizeLessThan(1_000).containsPattern("\n… \\+1[0-9]{2}$");
        assertThat(difference.text(100_000)).doesNotContain("…");
    }
}
