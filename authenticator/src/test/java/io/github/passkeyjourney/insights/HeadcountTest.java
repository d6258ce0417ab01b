package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.passkeyjourney.insights.document.AnswerCsv;
import io.github.passkeyjourney.insights.document.AnswerJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports that count people. */
class HeadcountTest {

    private static final Query BY_PLATFORM =
            new Query(Report.READINESS, TestTallies.SUNDAY, TestTallies.SUNDAY, List.of(Dimension.PLATFORM));

    @Test
    void rowsNeedNotAddUpToTheTotal() {
        Answer answer = answer(40, row("windows", 30), row("android", 30));
        assertThat(shown(answer)).containsExactly("android", "windows");
        assertThat(answer.total().measures()).containsEntry("users", 40L);
    }

    @Test
    void aRowInWhichNobodyIsIsNone() {
        Answer answer = answer(30, row("windows", 30), row("android", 0));
        assertThat(shown(answer)).containsExactly("windows");
        assertThat(answer.suppressed()).isZero();
    }

    @Test
    void aSmallRowTakesAnotherWithIt() {
        assertThat(shown(answer(45, row("windows", 30), row("android", 13), row("ios", 2))))
                .containsExactly("windows");
    }

    @Test
    void thoseWhoAreInHiddenRowsAloneMayNotBeAFew() {
        // Two are on iOS or Linux and not on Windows, as the total without Windows would tell.
        assertThat(shown(answer(100, row("windows", 98), row("android", 60), row("ios", 4), row("linux", 4))))
                .containsExactly("android");
    }

    @Test
    void thoseOutsideOfAShownRowMayNotBeAFew() {
        assertThat(shown(answer(100, row("windows", 98), row("android", 60)))).isEmpty();
        assertThat(shown(answer(100, row("windows", 98), row("android", 60), row("ios", 50))))
                .containsExactly("android");
        assertThat(shown(answer(100, row("windows", 100), row("android", 60)))).containsExactly("android", "windows");
        assertThat(shown(answer(100, row("windows", 95), row("android", 60)))).containsExactly("android", "windows");
    }

    @Test
    void whatIsNotToldOfARowIsLeftOut() {
        Query query = new Query(Report.ENROLLMENT, TestTallies.SUNDAY, TestTallies.SUNDAY, List.of(Dimension.COHORT));
        Map<String, Long> offers =
                Map.of("offers", 90L, "offeredUsers", 8L, "skippedUsers", 4L, "failedUsers", 1L, "enrolledUsers", 2L);
        Map<String, Long> whole = new java.util.HashMap<>(offers);
        whole.putAll(Map.of("eligibleUsers", 400L, "holders", 100L));
        Answer answer = Answer.of(
                query,
                new Headcount(
                        List.of(new Row(List.of("pilot"), Figures.of(Report.ENROLLMENT, offers))),
                        Figures.of(Report.ENROLLMENT, whole)),
                5,
                true);

        assertThat(answer.rows()).hasSize(1);
        assertThat(AnswerJson.write(answer))
                .contains("\"rows\":[{\"key\":{\"cohort\":\"pilot\"},\"measures\":{\"offers\":90,\"offeredUsers\":8,"
                        + "\"skippedUsers\":4,\"failedUsers\":1,\"enrolledUsers\":2},"
                        + "\"rates\":{\"enrollment\":{\"numerator\":2,\"denominator\":8,\"value\":0.25}}}]")
                .contains("\"coverage\":{\"numerator\":100,\"denominator\":400,\"value\":0.25}");
        assertThat(AnswerCsv.write(answer))
                .isEqualTo(
                        "part,cohort,eligibleUsers,holders,offers,offeredUsers,skippedUsers,failedUsers,enrolledUsers,"
                                + "enrollment.numerator,enrollment.denominator,enrollment.value,"
                                + "coverage.numerator,coverage.denominator,coverage.value,complete,suppressed\r\n"
                                + "row,pilot,,,90,8,4,1,2,2,8,0.25,,,,,\r\n"
                                + "total,,400,100,90,8,4,1,2,2,8,0.25,100,400,0.25,true,0\r\n");
    }

    @Test
    void offersAreNoPeople() {
        Query query = new Query(Report.ENROLLMENT, TestTallies.SUNDAY, TestTallies.SUNDAY, List.of(Dimension.COHORT));
        Figures figures = Figures.of(Report.ENROLLMENT, Map.of("offers", 90L, "offeredUsers", 4L));
        Answer answer = Answer.of(query, new Headcount(List.of(new Row(List.of("pilot"), figures)), figures), 5, true);
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.suppressed()).isEqualTo(1);
    }

    @Test
    void aReportOnlyHasItsOwnMeasures() {
        assertThatThrownBy(() -> Figures.of(Report.READINESS, Map.of("attempts", 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts");
        assertThat(Figures.of(Report.READINESS, Map.of("users", 4L)).measures()).containsExactly(entry("users", 4L));
    }

    @Test
    void aPlatformTellsTheKindOfDevice() {
        assertThat(List.of("ios", "android"))
                .allMatch(platform -> Dimension.device(platform).equals("mobile"));
        assertThat(List.of("windows", "macos", "chromeos", "linux"))
                .allMatch(platform -> Dimension.device(platform).equals("desktop"));
        assertThat(Dimension.device("other")).isEqualTo("other");
        assertThat(Dimension.device("beos")).isEqualTo("other");
        assertThat(Dimension.device(null)).isEqualTo("other");
    }

    private static Answer answer(long users, Row... rows) {
        return Answer.of(BY_PLATFORM, new Headcount(List.of(rows), figures(users)), 5, true);
    }

    private static Row row(String platform, long users) {
        return new Row(List.of(platform), figures(users));
    }

    private static Figures figures(long users) {
        return Figures.of(Report.READINESS, Map.of("users", users, "able", users / 2, "mixedFleet", 0L));
    }

    private static List<String> shown(Answer answer) {
        return answer.rows().stream().map(row -> row.key().get(0)).toList();
    }
}
