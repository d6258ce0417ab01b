package io.github.passkeyjourney.insights.document;

import static io.github.passkeyjourney.audit.event.SignInMethod.PASSKEY;
import static io.github.passkeyjourney.audit.event.SignInMethod.PASSWORD;
import static io.github.passkeyjourney.audit.event.SignInOutcome.REFUSED;
import static io.github.passkeyjourney.audit.event.SignInOutcome.SUCCEEDED;
import static io.github.passkeyjourney.insights.TestTallies.SUNDAY;
import static io.github.passkeyjourney.insights.TestTallies.atClient;
import static io.github.passkeyjourney.insights.TestTallies.inCohort;
import static io.github.passkeyjourney.insights.TestTallies.signIns;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import io.github.passkeyjourney.insights.Tally;
import io.github.passkeyjourney.insights.experiment.Trial;
import io.github.passkeyjourney.insights.experiment.Trials;
import io.github.passkeyjourney.platform.document.CsvParser;
import io.github.passkeyjourney.policy.Arm;
import io.github.passkeyjourney.policy.Experiment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerDocumentsTest {

    private static final Answer ANSWER = answer(
            List.of(
                    inCohort("pilot", atClient("=1+1,\"x\"\n", signIns(6, PASSKEY, SUCCEEDED, true))),
                    inCohort("pilot", atClient("=1+1,\"x\"\n", signIns(3, PASSWORD, SUCCEEDED, false))),
                    inCohort(null, signIns(7, PASSWORD, REFUSED, false)),
                    inCohort("a", signIns(2, PASSWORD, REFUSED, false)),
                    inCohort("b", signIns(3, PASSWORD, REFUSED, false))),
            Dimension.COHORT,
            Dimension.CLIENT);

    @Test
    void jsonIsWhatTheDesignPromises() {
        assertThat(AnswerJson.write(ANSWER)).isEqualTo("""
                        {"report":"sign-ins","from":"2026-10-24","to":"2026-11-22","timeZone":"UTC",\
                        "by":["cohort","client"],"complete":false,"suppressed":2,"rows":[\
                        {"key":{"cohort":"none","client":"app"},\
                        "measures":{"attempts":7,"successes":0,"passkeySuccesses":0,"holderSuccesses":0},\
                        "rates":{"success":{"numerator":0,"denominator":7,"value":0},\
                        "passkeyShare":{"numerator":0,"denominator":0,"value":null},\
                        "passkeyUse":{"numerator":0,"denominator":0,"value":null}}},\
                        {"key":{"cohort":"pilot","client":"=1+1,\\"x\\"\\n"},\
                        "measures":{"attempts":9,"successes":9,"passkeySuccesses":6,"holderSuccesses":6},\
                        "rates":{"success":{"numerator":9,"denominator":9,"value":1},\
                        "passkeyShare":{"numerator":6,"denominator":9,"value":0.666667},\
                        "passkeyUse":{"numerator":6,"denominator":6,"value":1}}}],\
                        "total":{"measures":{"attempts":21,"successes":9,"passkeySuccesses":6,"holderSuccesses":6},\
                        "rates":{"success":{"numerator":9,"denominator":21,"value":0.428571},\
                        "passkeyShare":{"numerator":6,"denominator":9,"value":0.666667},\
                        "passkeyUse":{"numerator":6,"denominator":6,"value":1}}}}""");
    }

    @Test
    void csvHasARecordForEachRowAndOneForTheTotal() {
        assertThat(CsvParser.parse(AnswerCsv.write(ANSWER)))
                .containsExactly(
                        line("part cohort client attempts successes passkeySuccesses holderSuccesses"
                                + " success.numerator success.denominator success.value"
                                + " passkeyShare.numerator passkeyShare.denominator passkeyShare.value"
                                + " passkeyUse.numerator passkeyUse.denominator passkeyUse.value"
                                + " complete suppressed"),
                        line("row none app 7 0 0 0 0 7 0 0 0 _ 0 0 _ _ _"),
                        line("row pilot CLIENT 9 9 6 6 9 9 1 6 9 0.666667 6 6 1 _ _"),
                        line("total _ _ 21 9 6 6 9 21 0.428571 6 9 0.666667 6 6 1 false 2"));
    }

    @Test
    void csvWithoutDimensionsIsTheTotal() {
        assertThat(AnswerCsv.write(answer(List.of())))
                .isEqualTo("part,attempts,successes,passkeySuccesses,holderSuccesses,"
                        + "success.numerator,success.denominator,success.value,"
                        + "passkeyShare.numerator,passkeyShare.denominator,passkeyShare.value,"
                        + "passkeyUse.numerator,passkeyUse.denominator,passkeyUse.value,complete,suppressed\r\n"
                        + "total,0,0,0,0,0,0,,0,0,,0,0,,false,0\r\n");
    }

    @Test
    void anExperimentTellsWhatItsArmsShow() {
        Answer answer = experiment(row("holdout", 50, 1_000), row("faster", 300, 1_000));

        assertThat(AnswerJson.write(
                        answer,
                        trials(answer),
                        verdict -> "words on " + verdict.conclusion().id()))
                .contains("""
                        {"key":{"experiment":"benefit","arm":"faster"},\
                        "measures":{"exposed":1000,"enrolled":300,"firstUse":150},\
                        "rates":{"enrollment":{"numerator":300,"denominator":1000,"value":0.3},\
                        "firstUse":{"numerator":150,"denominator":300,"value":0.5}},\
                        "interval":{"low":0.27""")
                .contains("\"difference\":{\"value\":0.25,\"low\":0.21", "\"p\":")
                .contains("""
                        "interval":{"low":0.0381""", """
                        "difference":null,"conclusion":"baseline","morePerArm":0,"verdict":"words on baseline"}""")
                .endsWith("""
                        "experiments":[{"experiment":"benefit","baseline":"holdout","best":"faster","sampleRatioP":1.0,\
                        "conclusion":"better","morePerArm":0,"verdict":"words on better"}]}""");
    }

    @Test
    void theCsvOfAnExperimentHasItsFindingsAtTheEnd() {
        Answer answer = experiment(row("holdout", 50, 1_000), row("faster", 300, 1_000));

        List<List<String>> lines = CsvParser.parse(AnswerCsv.write(answer, trials(answer)));
        assertThat(lines)
                .hasSize(4)
                .allMatch(cells -> cells.size() == lines.get(0).size());
        assertThat(lines.get(0)).endsWith("difference.p", "sampleRatioP", "conclusion", "morePerArm");
        assertThat(lines.get(1)).startsWith("row", "benefit", "faster", "1000").endsWith("1.0", "better", "0");
        assertThat(lines.get(2)).endsWith("", "", "1.0", "baseline", "0");
    }

    @Test
    void aWorseArmIsANumberInTheCsvAndNoText() {
        Answer answer = experiment(row("holdout", 300, 1_000), row("worse", 50, 1_000));

        List<String> worse =
                CsvParser.parse(AnswerCsv.write(answer, trials(answer))).get(2);
        assertThat(worse).startsWith("row", "benefit", "worse").contains("-0.25");
        // So rare that a double would be written with an exponent.
        assertThat(worse.get(worse.size() - 4)).matches("0\\.0000\\d+");
    }

    @Test
    void anExperimentWithHiddenArmsIsComparedByWhatIsShown() {
        Answer answer = experiment(row("holdout", 0, 3), row("faster", 300, 1_000), row("safer", 200, 1_000));

        assertThat(answer.suppressed()).isEqualTo(2);
        assertThat(trials(answer).values()).singleElement().satisfies(trial -> {
            assertThat(trial.sampleRatioP()).isNull();
            assertThat(trial.verdict().conclusion().id()).isEqualTo("nothing-to-compare");
        });
    }

    private static Row row(String arm, long enrolled, long exposed) {
        return new Row(
                List.of("benefit", arm),
                Figures.of(
                        Report.EXPERIMENTS,
                        Map.of("exposed", exposed, "enrolled", enrolled, "firstUse", enrolled / 2)));
    }

    private static Answer experiment(Row... rows) {
        long exposed = Stream.of(rows)
                .mapToLong(row -> row.figures().measures().get("exposed"))
                .sum();
        long enrolled = Stream.of(rows)
                .mapToLong(row -> row.figures().measures().get("enrolled"))
                .sum();
        Query query = new Query(
                Report.EXPERIMENTS, SUNDAY.minusDays(29), SUNDAY, List.of(Dimension.EXPERIMENT, Dimension.ARM));
        Figures total = Figures.of(
                Report.EXPERIMENTS, Map.of("exposed", exposed, "enrolled", enrolled, "firstUse", enrolled / 2));
        return Answer.of(query, new Headcount(List.of(rows), total), 5, true);
    }

    private static Map<String, Trial> trials(Answer answer) {
        return Trials.of(answer, List.of(new Experiment("benefit", 5_000, List.of(new Arm("faster", 1)))));
    }

    /** Cells, written with an underscore where they are empty. */
    private static List<String> line(String cells) {
        return List.of(cells.split(" ")).stream()
                .map(cell -> cell.equals("_") ? "" : cell)
                .map(cell -> cell.equals("CLIENT") ? "'=1+1,\"x\"\\u000a" : cell)
                .toList();
    }

    private static Answer answer(List<Tally> tallies, Dimension... by) {
        Query query = new Query(Report.SIGN_INS, SUNDAY.minusDays(29), SUNDAY, List.of(by));
        return Answer.of(query, tallies, 5, false);
    }
}
