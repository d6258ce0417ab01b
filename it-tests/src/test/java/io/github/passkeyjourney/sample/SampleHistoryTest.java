package io.github.passkeyjourney.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.behaviour.Cell;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whether one would believe it. */
class SampleHistoryTest {
    private final Told told = new Told(new SampleHistory("realm", 2_000, Instant.parse("2026-11-22T22:00:00Z")));

    @Test
    void passkeysComeSlowlyThenByTheRolloutAndNeverForEverybody() {
        assertThat(share(0, 14)).isLessThan(0.02);
        assertThat(share(14, 42)).isBetween(0.02, 0.15);
        assertThat(share(60, 90)).isBetween(0.3, 0.6);
    }

    @Test
    void weekendsAreQuiet() {
        Map<LocalDate, Long> days = told.facts().stream()
                .filter(Told::isSuccess)
                .collect(Collectors.groupingBy(Told::day, Collectors.counting()));
        long busiestWeekend = counts(days, true).max().orElseThrow();
        long quietestWorkday = counts(days, false).min().orElseThrow();

        assertThat(busiestWeekend).isLessThan(quietestWorkday / 3);
    }

    @Test
    void offersAreMostlyPutOffSomeTakenAndFewFail() {
        double offers = told.offers();

        assertThat(told.skips() / offers).isBetween(0.4, 0.75);
        assertThat(told.enrolled() / offers).isBetween(0.2, 0.4);
        assertThat(told.failures() / offers).isBetween(0.04, 0.12);
    }

    @Test
    void everyCohortPlatformAndCauseIsThere() {
        assertThat(values(recorded -> String.valueOf(recorded.circumstances().cohort())))
                .containsExactlyInAnyOrder("it", "sales", "everyone", "mandatory", "null");
        assertThat(values(recorded -> recorded.circumstances().platform().id() + "/"
                        + recorded.circumstances().browser().id()))
                .containsExactlyInAnyOrder(
                        "windows/chrome",
                        "windows/edge",
                        "macos/safari",
                        "macos/chrome",
                        "ios/safari",
                        "android/chrome",
                        "linux/firefox");
        assertThat(told.facts().stream()
                        .filter(recorded -> recorded.fact() instanceof Fallback)
                        .map(recorded -> ((Fallback) recorded.fact()).cause())
                        .distinct())
                .containsExactlyInAnyOrder(FallbackCause.values());
        assertThat(told.removed()).isPositive();
    }

    /** What a realm has room for must not be eaten up by a sample. */
    @Test
    void halfOfTheCellsAreLeftForOthers() {
        assertThat(told.facts().stream()
                        .filter(recorded -> recorded.fact() instanceof BehaviourFact)
                        .map(recorded -> Cell.of(recorded.circumstances(), (BehaviourFact) recorded.fact()))
                        .distinct()
                        .count())
                .isLessThan(2_500);
    }

    private double share(int from, int to) {
        Predicate<RecordedFact> within =
                recorded -> !Told.day(recorded).isBefore(told.firstDay().plusDays(from))
                        && Told.day(recorded).isBefore(told.firstDay().plusDays(to));
        return (double) told.count(within.and(Told::isWithPasskey)) / told.count(within.and(Told::isSuccess));
    }

    private Set<String> values(Function<RecordedFact, String> of) {
        return told.facts().stream().map(of).collect(Collectors.toSet());
    }

    private static LongStream counts(Map<LocalDate, Long> days, boolean weekend) {
        return days.entrySet().stream()
                .filter(entry -> Told.isWeekend(entry.getKey()) == weekend)
                .mapToLong(Map.Entry::getValue);
    }
}
