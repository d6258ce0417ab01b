package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What an answer tells, and that nobody is found out by taking rows away from the total (security reference, row 35). */
class AnswerPropertyTest {

    private static final int MAX_TALLIES = 60;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void rowsAndWhatIsLeftOutAddUpToTheTotal(
            @ForAll("queries") Query query,
            @ForAll("tallies") List<Tally> tallies,
            @ForAll @IntRange(min = 1, max = 40) int minimum) {
        Answer all = Answer.of(query, tallies, 1, true);
        Answer some = Answer.of(query, tallies, minimum, true);

        assertThat(all.suppressed()).isZero();
        assertThat(some.total()).isEqualTo(all.total());
        assertThat(some.rows().size() + some.suppressed()).isEqualTo(all.rows().size());
        assertThat(all.rows()).containsAll(some.rows());
        for (String measure : all.total().measures().keySet()) {
            long sum = all.rows().stream().mapToLong(row -> count(row, measure)).sum();
            assertThat(sum).isEqualTo(query.by().isEmpty() ? 0 : count(all, measure));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noSmallRowIsShownNorLeftOverFromTheTotal(
            @ForAll("queries") Query query,
            @ForAll("tallies") List<Tally> tallies,
            @ForAll @IntRange(min = 1, max = 40) int minimum) {
        Answer all = Answer.of(query, tallies, 1, true);
        Answer some = Answer.of(query, tallies, minimum, true);
        List<Row> hidden =
                all.rows().stream().filter(row -> !some.rows().contains(row)).toList();

        assertThat(some.rows()).allSatisfy(row -> assertThat(size(row)).isGreaterThanOrEqualTo(minimum));
        if (!hidden.isEmpty() && !some.rows().isEmpty()) {
            assertThat(hidden).hasSizeGreaterThan(1);
            assertThat(hidden.stream().mapToLong(AnswerPropertyTest::size).sum())
                    .isGreaterThanOrEqualTo(minimum);
        }
        assertThat(hidden.isEmpty()).isEqualTo(all.rows().stream().noneMatch(row -> size(row) < minimum));
    }

    /** The formulae once more, without tables and keys. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void totalsAreWhatCountingTellsEvenInAnotherOrder(@ForAll("tallies") List<Tally> tallies) {
        List<Tally> reversed = new ArrayList<>(tallies);
        Collections.reverse(reversed);
        Query signIns = new Query(Report.SIGN_INS, TestTallies.SUNDAY, TestTallies.SUNDAY, List.of());
        Query fallback = new Query(Report.FALLBACK, TestTallies.SUNDAY, TestTallies.SUNDAY, List.of());
        Predicate<Tally> success = tally -> tally.type() == FactType.SIGN_IN && "succeeded".equals(tally.outcome());

        assertThat(Answer.of(signIns, reversed, 5, true).total().measures().values())
                .containsExactly(
                        count(tallies, tally -> tally.type() == FactType.SIGN_IN),
                        count(tallies, success),
                        count(tallies, success.and(tally -> "passkey".equals(tally.method()))),
                        count(tallies, success.and(Tally::holder)));
        assertThat(Answer.of(fallback, reversed, 5, true).total().measures().values())
                .containsExactly(
                        count(tallies, success.and(Tally::holder)),
                        count(tallies, tally -> tally.type() == FactType.FALLBACK),
                        count(tallies, tally -> "no-passkey-here".equals(tally.cause())),
                        count(tallies, tally -> "unusable".equals(tally.cause())),
                        count(tallies, tally -> "choice".equals(tally.cause())));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void keysAreUniqueAndInOrder(@ForAll("queries") Query query, @ForAll("tallies") List<Tally> tallies) {
        List<String> keys = Answer.of(query, tallies, 1, true).rows().stream()
                .map(row -> String.join("\0", row.key()))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().isSorted();
    }

    private static long size(Row row) {
        return row.figures().measures().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static long count(Row row, String measure) {
        return row.figures().measures().getOrDefault(measure, -1L);
    }

    private static long count(Answer answer, String measure) {
        return answer.total().measures().getOrDefault(measure, -1L);
    }

    private static long count(List<Tally> tallies, Predicate<Tally> fits) {
        return tallies.stream().filter(fits).mapToLong(Tally::facts).sum();
    }

    @Provide
    Arbitrary<Query> queries() {
        Arbitrary<Set<Dimension>> dimensions =
                Arbitraries.of(Report.SIGN_INS.dimensions()).set().ofMaxSize(3);
        return Combinators.combine(Arbitraries.of(Report.SIGN_INS, Report.FALLBACK), dimensions)
                .as((report, by) ->
                        new Query(report, TestTallies.SUNDAY.minusDays(29), TestTallies.SUNDAY, List.copyOf(by)));
    }

    @Provide
    Arbitrary<List<Tally>> tallies() {
        Arbitrary<Tally> signIn = Combinators.combine(
                        words(SignInMethod.values()), words(SignInOutcome.values()), Arbitraries.of(true, false))
                .flatAs((method, outcome, holder) -> tally(FactType.SIGN_IN, method, outcome, null, holder));
        Arbitrary<Tally> fallback = Combinators.combine(words(FallbackCause.values()), words(SignInMethod.values()))
                .flatAs((cause, method) -> tally(FactType.FALLBACK, method, null, cause, false));
        Arbitrary<Tally> offered = tally(FactType.OFFERED, null, "mandatory", null, false);
        return Arbitraries.oneOf(signIn, fallback, offered).list().ofMaxSize(MAX_TALLIES);
    }

    private static Arbitrary<Tally> tally(
            FactType type, @Nullable String method, @Nullable String outcome, @Nullable String cause, boolean holder) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 29),
                        Arbitraries.of("pilot", "everyone", "").injectNull(0.2),
                        Arbitraries.of("windows", "ios"),
                        Arbitraries.of("app", "=cmd()", "").injectNull(0.2),
                        Arbitraries.longs().between(0, 30))
                .as((ago, cohort, platform, client, facts) -> new Tally(
                        TestTallies.SUNDAY.minusDays(ago),
                        type,
                        method,
                        outcome,
                        cause,
                        holder,
                        cohort,
                        platform,
                        "chrome",
                        client,
                        facts));
    }

    private static Arbitrary<String> words(Word... words) {
        return Arbitraries.of(Arrays.stream(words).map(Word::id).collect(Collectors.toList()));
    }
}
