package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void experimentsAreAlwaysComparedArmByArm() {
        assertThat(Query.parse(Report.EXPERIMENTS, Map.of(), TODAY))
                .isInstanceOfSatisfying(
                        QueryParse.Valid.class,
                        valid -> assertThat(valid.query().by()).containsExactly(Dimension.EXPERIMENT, Dimension.ARM));
        assertThat(Query.parse(Report.EXPERIMENTS, Map.of("by", List.of("arm,experiment")), TODAY))
                .isEqualTo(new QueryParse.Invalid(List.of(new QueryError("by", "must be experiment, arm"))));
        assertThatThrownBy(() -> new Query(Report.EXPERIMENTS, TODAY, TODAY, List.of(Dimension.ARM)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutParametersItIsTheTotalOfTheLastThirtyDays() {
        assertThat(valid()).isEqualTo(new Query(Report.SIGN_INS, LocalDate.parse("2026-10-24"), TODAY, List.of()));
    }

    @Test
    void bothEndsAreDaysOfTheQuery() {
        Query day = valid("from", "2026-03-01", "to", "2026-03-01");
        assertThat(day.from()).isEqualTo(day.to()).isEqualTo("2026-03-01");
    }

    @Test
    void withoutABeginningItEndsWhereItIsTold() {
        assertThat(valid("to", "2026-03-01").from()).isEqualTo("2026-01-31");
    }

    @Test
    void dimensionsKeepTheOrderOfTheRequest() {
        assertThat(valid("by", "method,day,week,cohort,platform,browser,client").by())
                .containsExactly(
                        Dimension.METHOD,
                        Dimension.DAY,
                        Dimension.WEEK,
                        Dimension.COHORT,
                        Dimension.PLATFORM,
                        Dimension.BROWSER,
                        Dimension.CLIENT);
        assertThat(valid("by", "").by()).isEmpty();
    }

    @Test
    void fourHundredDaysAreEnough() {
        assertThat(valid("from", "2025-10-19").from()).isEqualTo("2025-10-19");
        assertThat(errors("from", "2025-10-18"))
                .containsExactly(new QueryError("from", "at most 400 days, both ends included, not 401"));
    }

    @Test
    void theBeginningDoesNotLieBehindTheEnd() {
        assertThat(errors("from", "2026-03-02", "to", "2026-03-01"))
                .containsExactly(new QueryError("from", "must not be after 2026-03-01"));
        assertThat(errors("from", "2026-11-23"))
                .containsExactly(new QueryError("from", "must not be after 2026-11-22"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2026-1-1",
                "2026-02-30",
                "2026-11-22T00:00:00Z",
                "+12026-01-01",
                "20260101",
                "22.11.2026",
                "२०२६-११-२२"
            })
    void aDayIsAnIsoDate(String text) {
        assertThat(errors("to", text))
                .containsExactly(new QueryError("to", "must be a date such as 2026-11-22, not \"" + text + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "hour, hour",
        "'day,', ''",
        "' day', ' day'",
        "DAY, DAY",
        "arm, arm",
    })
    void whatIsNoDimensionIsNamed(String by, String wrong) {
        assertThat(errors("by", by))
                .containsExactly(new QueryError(
                        "by",
                        '"' + wrong + "\" is none of day, week, cohort, platform, browser, device, method, client"));
    }

    @Test
    void aReportNamesTheDimensionsThatItHas() {
        assertThat(Query.parse(Report.READINESS, Map.of("by", List.of("day")), TODAY))
                .isEqualTo(new QueryParse.Invalid(
                        List.of(new QueryError("by", "\"day\" is none of cohort, platform, browser, device"))));
        assertThat(Query.parse(Report.ENROLLMENT, Map.of("by", List.of("method")), TODAY))
                .isEqualTo(new QueryParse.Invalid(List.of(new QueryError(
                        "by", "\"method\" is none of day, week, cohort, platform, browser, device, client"))));
        assertThat(Query.parse(Report.EXPERIMENTS, Map.of("by", List.of("cohort")), TODAY))
                .isEqualTo(
                        new QueryParse.Invalid(List.of(new QueryError("by", "\"cohort\" is none of experiment, arm"))));
        assertThat(Query.parse(Report.RESILIENCE, Map.of("by", List.of("client")), TODAY))
                .isEqualTo(new QueryParse.Invalid(
                        List.of(new QueryError("by", "\"client\" is none of cohort, platform, browser, device"))));
    }

    @Test
    void aDimensionComesOnce() {
        assertThat(errors("by", "day,day")).containsExactly(new QueryError("by", "day comes twice"));
    }

    @Test
    void aParameterComesOnce() {
        Map<String, List<String>> parameters = Map.of("from", List.of("2026-11-01", "2026-11-02"));
        assertThat(Query.parse(Report.SIGN_INS, parameters, TODAY))
                .isEqualTo(new QueryParse.Invalid(List.of(new QueryError("from", "comes 2 times"))));
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThat(errors("from", "x", "to", "y", "by", "z,day"))
                .extracting(QueryError::path)
                .containsExactlyInAnyOrder("from", "to", "by");
        assertThat(errors("from", "2026-11-23", "by", "z"))
                .extracting(QueryError::path)
                .containsExactlyInAnyOrder("from", "by");
    }

    @Test
    void aLongMistakeIsCutShort() {
        assertThat(errors("to", "x".repeat(5_000)).get(0).message()).hasSizeLessThan(200);
    }

    @Test
    void aQueryCannotBeMadeOtherwise() {
        assertThatThrownBy(() -> new Query(Report.SIGN_INS, TODAY, TODAY.minusDays(1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Query(Report.SIGN_INS, TODAY.minusDays(400), TODAY, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Query(Report.SIGN_INS, TODAY, TODAY, List.of(Dimension.DAY, Dimension.DAY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reportsAreFoundByTheirWord() {
        assertThat(Report.of("sign-ins")).contains(Report.SIGN_INS);
        assertThat(Report.of("fallback")).contains(Report.FALLBACK);
        assertThat(Report.of("SIGN_INS")).isEmpty();
    }

    private static Query valid(String... parameters) {
        return ((QueryParse.Valid) Query.parse(Report.SIGN_INS, map(parameters), TODAY)).query();
    }

    private static List<QueryError> errors(String... parameters) {
        return ((QueryParse.Invalid) Query.parse(Report.SIGN_INS, map(parameters), TODAY)).errors();
    }

    private static Map<String, List<String>> map(String... parameters) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.computeIfAbsent(parameters[i], name -> new ArrayList<>()).add(parameters[i + 1]);
        }
        return map;
    }
}
