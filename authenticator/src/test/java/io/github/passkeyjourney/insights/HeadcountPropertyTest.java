package io.github.passkeyjourney.insights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What can be found out about people who are in several rows at once. */
class HeadcountPropertyTest {

    private static final Query QUERY =
            new Query(Report.READINESS, TestTallies.SUNDAY, TestTallies.SUNDAY, List.of(Dimension.PLATFORM));

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void noGroupOfAFewIsShownNorLeftOver(
            @ForAll("fleets") List<Set<String>> fleets, @ForAll @IntRange(min = 1, max = 12) int minimum) {
        Map<String, Set<Integer>> users = new TreeMap<>();
        for (int user = 0; user < fleets.size(); user++) {
            for (String platform : fleets.get(user)) {
                users.computeIfAbsent(platform, key -> new HashSet<>()).add(user);
            }
        }
        Answer answer = Answer.of(
                QUERY,
                new Headcount(
                        users.entrySet().stream()
                                .map(entry -> new Row(
                                        List.of(entry.getKey()),
                                        figures(entry.getValue().size())))
                                .toList(),
                        figures(fleets.size())),
                minimum,
                true);

        Set<String> shown = new TreeSet<>();
        answer.rows().forEach(row -> shown.add(row.key().get(0)));
        assertThat(answer.suppressed()).isEqualTo(users.size() - shown.size());
        long sum = 0;
        for (String platform : shown) {
            long size = requireNonNull(users.get(platform)).size();
            assertThat(size).isGreaterThanOrEqualTo(minimum);
            assertNotFew(fleets.size() - size, minimum);
            sum += size;
        }
        if (answer.suppressed() > 0 && !shown.isEmpty()) {
            assertThat(answer.suppressed()).isGreaterThan(1);
            assertNotFew(fleets.size() - sum, minimum);
        }
        if (minimum == 1) {
            assertThat(answer.suppressed()).isZero();
        }
    }

    /** Where nobody is in two rows the rule is the one for facts. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void peopleWhoAreInOneRowEachAreHiddenLikeFacts(
            @ForAll("sizes") List<Integer> sizes, @ForAll @IntRange(min = 1, max = 12) int minimum) {
        List<Row> rows = new java.util.ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            rows.add(new Row(List.of("platform-" + i), figures(sizes.get(i))));
        }
        Figures whole = figures(sizes.stream().mapToInt(Integer::intValue).sum());
        // A single row is the whole; otherwise one row may be the rest of a small one, which only this rule looks at.
        List<Row> asFacts = SmallRows.removedFrom(rows, minimum);
        assertThat(SmallRows.removedFrom(rows, whole, minimum)).isEqualTo(asFacts);
    }

    private static void assertNotFew(long people, int minimum) {
        assertThat(people <= 0 || people >= minimum)
                .as("%d people, at least %d", people, minimum)
                .isTrue();
    }

    private static Figures figures(long users) {
        return Figures.of(Report.READINESS, Map.of("users", users, "able", users, "mixedFleet", 0L));
    }

    @Provide
    Arbitrary<List<Set<String>>> fleets() {
        return Arbitraries.of("windows", "android", "ios", "linux", "macos")
                .set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(1, 40).list().ofMaxSize(8);
    }
}
