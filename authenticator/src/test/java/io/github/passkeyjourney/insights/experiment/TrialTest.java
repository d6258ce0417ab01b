package io.github.passkeyjourney.insights.experiment;

import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.BASELINE;
import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.BETTER;
import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.NOTHING_TO_COMPARE;
import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.NOT_ENOUGH_DATA;
import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.NO_DIFFERENCE;
import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.SAMPLE_RATIO_MISMATCH;
import static io.github.passkeyjourney.insights.experiment.Verdict.Conclusion.WORSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.insights.Rate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Map<String, Double> EVEN = Map.of("holdout", 0.5, "faster", 0.5);

    private final Map<String, Rate> enrollments = new LinkedHashMap<>();

    private TrialTest arm(String name, long enrolled, long exposed) {
        enrollments.put(name, new Rate(enrolled, exposed));
        return this;
    }

    private Trial trial(Map<String, Double> shares) {
        return Trial.of("benefit", "holdout", enrollments, shares);
    }

    private Verdict.Conclusion conclusionOn(String arm) {
        return finding(trial(Map.of()), arm).verdict().conclusion();
    }

    private static Trial.Finding finding(Trial trial, String arm) {
        return Objects.requireNonNull(trial.arms().get(arm));
    }

    @Test
    void aFewUsersAreNotEnoughAndTheTrialSaysAboutHowManyAreMissing() {
        Trial trial = arm("holdout", 5, 100).arm("faster", 30, 100).trial(EVEN);

        // 7.849 * (0.0588 * 0.9412 + 0.3039 * 0.6961) / 0.0025 = 837.9
        assertThat(trial.verdict()).isEqualTo(new Verdict(NOT_ENOUGH_DATA, 738));
        assertThat(trial.best()).isNull();
    }

    @Test
    void anArmThatEnrolsMoreIsBetter() {
        Trial trial = arm("holdout", 50, 1_000).arm("faster", 300, 1_000).trial(EVEN);

        assertThat(trial.verdict()).isEqualTo(new Verdict(BETTER, 0));
        assertThat(trial.best()).isEqualTo("faster");
        assertThat(finding(trial, "holdout").verdict().conclusion()).isEqualTo(BASELINE);
        assertThat(finding(trial, "holdout").difference()).isNull();
        assertThat(Objects.requireNonNull(finding(trial, "faster").difference()).value())
                .isEqualTo(0.25);
    }

    @Test
    void anArmThatEnrolsFewerIsWorse() {
        assertThat(arm("holdout", 300, 1_000).arm("faster", 50, 1_000).conclusionOn("faster"))
                .isEqualTo(WORSE);
    }

    @Test
    void whatMattersNotIsNoDifference() {
        assertThat(arm("holdout", 50, 1_000).arm("faster", 52, 1_000).conclusionOn("faster"))
                .isEqualTo(NO_DIFFERENCE);
    }

    @Test
    void ofSeveralArmsTheBestIsNamed() {
        Trial trial = arm("holdout", 100, 3_000)
                .arm("faster", 600, 3_000)
                .arm("safer", 900, 3_000)
                .trial(Map.of());

        assertThat(trial.best()).isEqualTo("safer");
        assertThat(trial.verdict().conclusion()).isEqualTo(BETTER);
    }

    @Test
    void oneArmWithoutEnoughDataKeepsTheWholeOpen() {
        Trial trial = arm("holdout", 100, 3_000)
                .arm("faster", 600, 3_000)
                .arm("safer", 3, 10)
                .trial(Map.of());

        assertThat(trial.verdict().conclusion()).isEqualTo(NOT_ENOUGH_DATA);
        assertThat(finding(trial, "faster").verdict().conclusion()).isEqualTo(BETTER);
    }

    /** Two arms may each be lucky: what one comparison finds at 4 %, five comparisons find in one of five tries. */
    @Test
    void withMoreArmsMoreIsAskedOfEach() {
        assertThat(arm("holdout", 200, 2_000).arm("a", 240, 2_000).conclusionOn("a"))
                .isEqualTo(BETTER);
        assertThat(arm("b", 200, 2_000).arm("c", 200, 2_000).conclusionOn("a")).isEqualTo(NO_DIFFERENCE);
    }

    @Test
    void unevenArmsSpoilTheWholeWhateverTheyShow() {
        Trial trial = arm("holdout", 50, 1_000).arm("faster", 300, 1_300).trial(EVEN);

        assertThat(trial.verdict().conclusion()).isEqualTo(SAMPLE_RATIO_MISMATCH);
        assertThat(trial.best()).isNull();
        assertThat(trial.sampleRatioP()).isLessThan(0.001);
    }

    @Test
    void armsThatThePolicyDoesNotKnowCannotBeCheckedForTheirSize() {
        assertThat(arm("holdout", 50, 1_000).arm("old", 300, 1_300).trial(EVEN).sampleRatioP())
                .isNull();
    }

    @Test
    void withoutAHoldOutTheFirstArmIsTheBaseline() {
        Trial trial = arm("faster", 100, 3_000).arm("safer", 900, 3_000).trial(Map.of());

        assertThat(finding(trial, "faster").verdict().conclusion()).isEqualTo(BASELINE);
        assertThat(trial.best()).isEqualTo("safer");
    }

    @Test
    void oneArmAloneHasNothingToBeComparedWith() {
        assertThat(arm("faster", 100, 3_000).trial(Map.of()).verdict().conclusion())
                .isEqualTo(NOTHING_TO_COMPARE);
        assertThat(finding(trial(Map.of("other", 1.0)), "faster").interval()).isNotNull();
    }

    @Test
    void noArmsAtAllHaveNothingToBeComparedWith() {
        assertThat(trial(Map.of()).verdict().conclusion()).isEqualTo(NOTHING_TO_COMPARE);
    }
}
