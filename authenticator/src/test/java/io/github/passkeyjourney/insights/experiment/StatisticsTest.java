package io.github.passkeyjourney.insights.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.passkeyjourney.insights.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against numbers that others have published. */
class StatisticsTest {

    /** Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void theIntervalOfAShareIsThatOfWilson(long numerator, long denominator, double low, double high) {
        Interval interval = Interval.of(new Rate(numerator, denominator));

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void aShareOfAllReachesToOne() {
        assertThat(Interval.of(new Rate(20, 20)).high()).isEqualTo(1);
        assertThat(Interval.of(new Rate(20, 20)).low()).isCloseTo(1 - 0.1611, within(0.00005));
    }

    @Test
    void nobodyHasNoInterval() {
        assertThatThrownBy(() -> Interval.of(new Rate(0, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998),
     * table II, method 10.
     */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "10, 10, 0, 20, 0.6791, 1"
    })
    void theIntervalOfADifferenceIsThatOfNewcombe(long x, long m, long y, long n, double low, double high) {
        Interval interval = Difference.of(new Rate(x, m), new Rate(y, n)).interval();

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    /** 0.2 / sqrt(104/150 * 46/150 * (1/70 + 1/80)) = 2.6502, of which the tables of the normal distribution say 0.0080. */
    @Test
    void theTestOfADifferenceIsThatOfTwoProportions() {
        assertThat(Difference.of(new Rate(56, 70), new Rate(48, 80)).p()).isCloseTo(0.0080, within(0.0001));
    }

    /** Fisher's "Statistical Methods for Research Workers": two proportions and a table of two by two are one test. */
    @Test
    void theTestOfADifferenceIsAlsoThatOfChiSquaredWithOneDegree() {
        double p = Difference.of(new Rate(56, 70), new Rate(48, 80)).p();

        // Expected are 48.533 and 21.467 of 70, 55.467 and 24.533 of 80.
        double statistic = 7.466667 * 7.466667 * (1 / 48.533333 + 1 / 21.466667 + 1 / 55.466667 + 1 / 24.533333);
        assertThat(p).isCloseTo(Tail.ofChiSquared(statistic, 1), within(0.000001));
    }

    @Test
    void whereNobodyEnrolsThereIsNoDifference() {
        Difference none = Difference.of(new Rate(0, 50), new Rate(0, 60));

        assertThat(none.value()).isZero();
        assertThat(none.p()).isEqualTo(1);
    }

    /** Kohavi, Tang, Xu, "Trustworthy Online Controlled Experiments" (2020), chapter 21: a ratio of 0.993, p = 1.8E-6. */
    @Test
    void anUnevenSplitIsFound() {
        double p = SampleRatio.p(List.of(821_588L, 815_482L), List.of(1.0, 1.0)).orElseThrow();

        assertThat(p).isCloseTo(1.8e-6, within(0.05e-6));
    }

    @Test
    void aSplitThatIsAsMeantIsFine() {
        assertThat(SampleRatio.p(List.of(100L, 450L, 450L), List.of(0.1, 0.45, 0.45)))
                .hasValue(1);
    }

    @Test
    void tooFewUsersTellNothingOfTheSplit() {
        assertThat(SampleRatio.p(List.of(4L, 40L), List.of(0.1, 0.9))).isEmpty();
        assertThat(SampleRatio.p(List.of(0L, 0L), List.of(0.5, 0.5))).isEmpty();
    }

    @Test
    void anArmThatIsNeverDrawnIsNoneAndOneThatIsAnywayIsWrong() {
        assertThat(SampleRatio.p(List.of(50L, 50L, 0L), List.of(0.5, 0.5, 0.0))).hasValue(1);
        assertThat(SampleRatio.p(List.of(50L, 50L, 7L), List.of(0.5, 0.5, 0.0))).isEmpty();
    }

    /** The usual table of critical values. */
    @ParameterizedTest
    @CsvSource({
        "3.841459, 1, 0.05",
        "5.991465, 2, 0.05",
        "7.814728, 3, 0.05",
        "9.487729, 4, 0.05",
        "23.209251, 10, 0.01",
        "30.143527, 19, 0.05",
        "0.0039321, 1, 0.95",
        "10.827566, 1, 0.001"
    })
    void theTailOfChiSquaredIsThatOfTheTables(double value, int degrees, double tail) {
        assertThat(Tail.ofChiSquared(value, degrees)).isCloseTo(tail, within(0.00002));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0.3173105078629", "1.959963984540054, 0.05", "3, 0.002699796063", "6, 1.973175290e-9"})
    void theTailOfTheNormalDistributionIsThatOfTheTables(double z, double tail) {
        assertThat(Tail.ofNormal(z)).isCloseTo(tail, within(tail * 1e-9));
        assertThat(Tail.ofNormal(-z)).isEqualTo(Tail.ofNormal(z));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1.959963984540054", "0.01, 2.575829303548901", "0.4, 0.8416212335729143"})
    void theValueBeyondWhichAShareLiesIsThatOfTheTables(double share, double z) {
        assertThat(Tail.normalBeyond(share)).isCloseTo(z, within(1e-12));
    }
}
