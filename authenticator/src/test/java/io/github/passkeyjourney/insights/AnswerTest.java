package io.github.passkeyjourney.insights;

import static io.github.passkeyjourney.audit.event.SignInMethod.PASSKEY;
import static io.github.passkeyjourney.audit.event.SignInMethod.PASSWORD;
import static io.github.passkeyjourney.audit.event.SignInMethod.PASSWORD_OTP;
import static io.github.passkeyjourney.audit.event.SignInOutcome.ABANDONED;
import static io.github.passkeyjourney.audit.event.SignInOutcome.REFUSED;
import static io.github.passkeyjourney.audit.event.SignInOutcome.SUCCEEDED;
import static io.github.passkeyjourney.insights.TestTallies.atClient;
import static io.github.passkeyjourney.insights.TestTallies.fallbacks;
import static io.github.passkeyjourney.insights.TestTallies.inCohort;
import static io.github.passkeyjourney.insights.TestTallies.offers;
import static io.github.passkeyjourney.insights.TestTallies.onDay;
import static io.github.passkeyjourney.insights.TestTallies.signIns;
import static io.github.passkeyjourney.insights.TestTallies.skips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SkipReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final List<Tally> SIGN_INS = List.of(
            signIns(40, PASSKEY, SUCCEEDED, true),
            signIns(6, PASSKEY, REFUSED, true),
            signIns(4, PASSKEY, ABANDONED, false),
            signIns(10, PASSWORD, SUCCEEDED, true),
            signIns(25, PASSWORD, SUCCEEDED, false),
            signIns(5, PASSWORD_OTP, SUCCEEDED, false),
            signIns(10, PASSWORD, REFUSED, false));

    private static final List<Tally> FALLBACKS = List.of(
            fallbacks(6, FallbackCause.NO_PASSKEY_HERE, PASSWORD),
            fallbacks(3, FallbackCause.UNUSABLE, PASSWORD),
            fallbacks(1, FallbackCause.CHOICE, PASSWORD));

    @Test
    void signInsAreCountedByOutcomeAndMethod() {
        Figures total = answer(Report.SIGN_INS, SIGN_INS).total();
        assertThat(total.measures())
                .containsExactly(
                        entry("attempts", 100L),
                        entry("successes", 80L),
                        entry("passkeySuccesses", 40L),
                        entry("holderSuccesses", 50L));
        assertThat(total.rates())
                .containsExactly(
                        entry("success", new Rate(80, 100)),
                        entry("passkeyShare", new Rate(40, 80)),
                        entry("passkeyUse", new Rate(40, 50)));
    }

    @Test
    void fallbacksAreCountedByCauseAmongTheSignInsOfHolders() {
        List<Tally> both = new ArrayList<>(SIGN_INS);
        both.addAll(FALLBACKS);
        both.add(offers(7));
        Figures total = answer(Report.FALLBACK, both).total();
        assertThat(total.measures())
                .containsExactly(
                        entry("holderSuccesses", 50L),
                        entry("fallbacks", 10L),
                        entry("noPasskeyHere", 6L),
                        entry("unusable", 3L),
                        entry("choice", 1L));
        assertThat(total.rates()).containsExactly(entry("fallback", new Rate(10, 50)));
    }

    @Test
    void notNowIsCountedByWhatWasSaidWhy() {
        List<Tally> skips = List.of(
                skips(60, null),
                skips(20, SkipReason.NO_TIME),
                skips(9, SkipReason.UNCLEAR),
                skips(5, SkipReason.NOT_MY_DEVICE),
                skips(4, SkipReason.DISTRUST),
                skips(2, SkipReason.NO_NEED),
                offers(300));
        Figures total = answer(Report.FEEDBACK, skips).total();
        assertThat(total.measures())
                .containsExactly(
                        entry("skips", 100L),
                        entry("reasonsGiven", 40L),
                        entry("noTime", 20L),
                        entry("unclear", 9L),
                        entry("notMyDevice", 5L),
                        entry("distrust", 4L),
                        entry("noNeed", 2L));
        assertThat(total.rates()).containsExactly(entry("answered", new Rate(40, 100)));
    }

    @Test
    void aReportNamesTheTypesOfFactsThatItNeeds() {
        assertThat(Report.SIGN_INS.types()).containsExactly(FactType.SIGN_IN);
        assertThat(Report.FALLBACK.types()).containsExactlyInAnyOrder(FactType.SIGN_IN, FactType.FALLBACK);
        assertThat(Report.FEEDBACK.types()).containsExactly(FactType.SKIPPED);
    }

    @Test
    void aRateHasNoValueWithoutADenominator() {
        assertThat(new Rate(0, 0).value()).isNull();
        assertThat(answer(Report.SIGN_INS, List.of()).total().rates().values())
                .hasSize(3)
                .allSatisfy(rate -> assertThat(rate.value()).isNull());
    }

    @Test
    void aRateIsRoundedToSixDecimals() {
        assertThat(new Rate(1, 3).value()).isEqualTo(new BigDecimal("0.333333"));
        assertThat(new Rate(2, 3).value()).isEqualTo(new BigDecimal("0.666667"));
        assertThat(new Rate(1, 2).value()).isEqualTo(new BigDecimal("0.5"));
        assertThat(new Rate(0, 9).value()).isEqualTo(new BigDecimal("0"));
        assertThat(new Rate(30, 3).value()).isEqualTo(new BigDecimal("10"));
        assertThat(new Rate(1, 2_000_001).value()).isEqualTo(new BigDecimal("0"));
    }

    @Test
    void withoutADimensionThereIsOnlyTheTotal() {
        Answer answer = answer(Report.SIGN_INS, List.of(signIns(1, PASSKEY, SUCCEEDED, true)));
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.suppressed()).isZero();
        assertThat(answer.total().measures()).containsEntry("attempts", 1L);
    }

    @Test
    void rowsAreSortedByTheirKeys() {
        Answer answer = answer(
                Report.SIGN_INS,
                List.of(
                        inCohort("pilot", atClient("b", signIns(9, PASSWORD, SUCCEEDED, false))),
                        inCohort("everyone", atClient("b", signIns(8, PASSWORD, SUCCEEDED, false))),
                        inCohort("pilot", atClient("a", signIns(7, PASSWORD, SUCCEEDED, false))),
                        inCohort("pilot", atClient("a", signIns(6, PASSKEY, SUCCEEDED, true)))),
                Dimension.COHORT,
                Dimension.CLIENT);
        assertThat(keys(answer))
                .containsExactly(List.of("everyone", "b"), List.of("pilot", "a"), List.of("pilot", "b"));
        assertThat(answer.rows().get(1).figures().measures())
                .containsEntry("attempts", 13L)
                .containsEntry("passkeySuccesses", 6L);
    }

    @Test
    void aValueThatIsNotThereIsNone() {
        Answer answer = answer(
                Report.SIGN_INS,
                List.of(inCohort(null, atClient(null, signIns(9, PASSWORD, SUCCEEDED, false)))),
                Dimension.COHORT,
                Dimension.CLIENT);
        assertThat(keys(answer)).containsExactly(List.of("none", "none"));
    }

    @Test
    void everyDimensionTellsItsValue() {
        Answer answer = answer(
                Report.SIGN_INS,
                List.of(signIns(9, PASSWORD_OTP, SUCCEEDED, false)),
                Report.SIGN_INS.dimensions().toArray(new Dimension[0]));
        assertThat(keys(answer))
                .containsExactly(List.of(
                        "2026-11-22", "2026-11-16", "pilot", "linux", "chrome", "desktop", "password-otp", "app"));
    }

    @Test
    void aWeekIsNamedByItsMonday() {
        Answer answer = answer(
                Report.SIGN_INS,
                List.of(
                        onDay("2026-11-15", signIns(5, PASSWORD, SUCCEEDED, false)),
                        onDay("2026-11-16", signIns(6, PASSWORD, SUCCEEDED, false)),
                        onDay("2026-11-22", signIns(7, PASSWORD, SUCCEEDED, false)),
                        onDay("2027-01-01", signIns(8, PASSWORD, SUCCEEDED, false))),
                Dimension.WEEK);
        assertThat(keys(answer)).containsExactly(List.of("2026-11-09"), List.of("2026-11-16"), List.of("2026-12-28"));
    }

    @Test
    void whatAReportDoesNotCountMakesNoRow() {
        Answer answer = answer(
                Report.FALLBACK,
                List.of(
                        inCohort("holders", signIns(9, PASSKEY, SUCCEEDED, true)),
                        inCohort("others", signIns(9, PASSWORD, SUCCEEDED, false)),
                        inCohort("offered", offers(9))),
                Dimension.COHORT);
        assertThat(keys(answer)).containsExactly(List.of("holders"));
        assertThat(answer.suppressed()).isZero();
    }

    @Test
    void smallRowsAreLeftOutButNotOfTheTotal() {
        Answer answer = cohorts(2, 3, 7, 9);
        assertThat(keys(answer)).containsExactly(List.of("2"), List.of("3"));
        assertThat(answer.suppressed()).isEqualTo(2);
        assertThat(answer.total().measures()).containsEntry("attempts", 21L);
    }

    @Test
    void theMinimumItselfIsEnough() {
        assertThat(keys(cohorts(5, 9))).containsExactly(List.of("0"), List.of("1"));
    }

    @Test
    void aSingleSmallRowTakesTheNextSmallestWithIt() {
        Answer answer = cohorts(9, 2, 30, 7);
        assertThat(keys(answer)).containsExactly(List.of("0"), List.of("2"));
        assertThat(answer.suppressed()).isEqualTo(2);
    }

    @Test
    void smallRowsThatTogetherAreStillSmallTakeTheNextSmallestWithThem() {
        Answer answer = cohorts(1, 1, 30, 7);
        assertThat(keys(answer)).containsExactly(List.of("2"));
        assertThat(answer.suppressed()).isEqualTo(3);
    }

    @Test
    void aSingleRowThatIsSmallIsHiddenThoughTheTotalIsTheSame() {
        Answer answer = cohorts(2);
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.suppressed()).isEqualTo(1);
        assertThat(answer.total().measures()).containsEntry("attempts", 2L);
    }

    @Test
    void theLargestMeasureOfARowIsItsSize() {
        Answer answer = answer(
                Report.FALLBACK,
                List.of(
                        inCohort("a", fallbacks(6, FallbackCause.CHOICE, PASSWORD)),
                        inCohort("b", signIns(6, PASSKEY, SUCCEEDED, true))),
                Dimension.COHORT);
        assertThat(keys(answer)).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void aTallyIsNeverNegative() {
        assertThatThrownBy(() -> offers(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Cohorts named by their number, with so many sign-ins each, at least five to be shown. */
    private static Answer cohorts(long... sizes) {
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            tallies.add(inCohort(Integer.toString(i), signIns(sizes[i], PASSWORD, SUCCEEDED, false)));
        }
        return answer(Report.SIGN_INS, tallies, Dimension.COHORT);
    }

    private static Answer answer(Report report, List<Tally> tallies, Dimension... by) {
        Query query = new Query(report, TestTallies.SUNDAY.minusDays(29), TestTallies.SUNDAY, List.of(by));
        return Answer.of(query, tallies, 5, true);
    }

    private static List<List<String>> keys(Answer answer) {
        return answer.rows().stream().map(Row::key).toList();
    }
}
