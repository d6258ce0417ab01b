package io.github.passkeyjourney.insights.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Rate;
import io.github.passkeyjourney.insights.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryCountTest {

    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-05");

    @Test
    void eachRecoveryIsCountedOnceAndTheTimesAreThoseOfTheCompletedOnes() {
        RecoveryCount count = new RecoveryCount(List.of());
        for (int seconds = 1; seconds <= 10; seconds++) {
            count.add(completed(seconds, seconds <= 3));
        }
        count.add(recovery(new BegunRecovery.End(RecoveryOutcome.ABANDONED, false, 7_200)));
        count.add(recovery(new BegunRecovery.End(RecoveryOutcome.DENIED, false, 7_200)));
        count.add(recovery(new BegunRecovery.End(RecoveryOutcome.REPUDIATED, false, 60)));
        count.add(recovery(null));

        Headcount headcount = count.headcount();
        assertThat(headcount.rows()).isEmpty();
        assertThat(headcount.total().measures())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "started",
                        14L,
                        "completed",
                        10L,
                        "denied",
                        1L,
                        "abandoned",
                        1L,
                        "repudiated",
                        1L,
                        "assisted",
                        3L,
                        "secondsP50",
                        5L,
                        "secondsP90",
                        9L));
        assertThat(headcount.total().rates())
                .containsEntry("completion", new Rate(10, 14))
                .containsEntry("selfService", new Rate(7, 10));
    }

    @Test
    void noTimeIsToldWhereNoneWasCompletedAndOneIsBothOfThem() {
        RecoveryCount none = new RecoveryCount(List.of());
        none.add(recovery(null));
        assertThat(none.headcount().total().measures()).doesNotContainKeys("secondsP50", "secondsP90");

        RecoveryCount one = new RecoveryCount(List.of());
        one.add(completed(42, false));
        assertThat(one.headcount().total().measures())
                .containsEntry("secondsP50", 42L)
                .containsEntry("secondsP90", 42L);
    }

    @Test
    void aRecoveryIsInTheRowOfEachOfItsMethodsAndUnderNoneWithoutAny() {
        RecoveryCount count = new RecoveryCount(List.of(Dimension.WEEK, Dimension.METHOD));
        count.add(recovery(Set.of("saved-code", "email-code"), null));
        count.add(recovery(Set.of("email-code"), null));
        count.add(recovery(Set.of(), null));

        Map<List<String>, Long> started = count.headcount().rows().stream()
                .collect(Collectors.toMap(
                        Row::key, row -> row.figures().measures().getOrDefault("started", 0L)));
        assertThat(started)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        List.of("2026-11-02", "saved-code"), 1L,
                        List.of("2026-11-02", "email-code"), 2L,
                        List.of("2026-11-02", "none"), 1L));
        assertThat(count.headcount().total().measures()).containsEntry("started", 3L);
    }

    @Test
    void theOtherValuesAreThoseOfItsBeginning() {
        Function<Dimension, List<String>> key = dimension -> {
            RecoveryCount count = new RecoveryCount(List.of(dimension));
            count.add(completed(5, false));
            return count.headcount().rows().get(0).key();
        };
        assertThat(key.apply(Dimension.DAY)).containsExactly("2026-11-05");
        assertThat(key.apply(Dimension.COHORT)).containsExactly("pilot");
        assertThat(key.apply(Dimension.DEVICE)).containsExactly("desktop");
        assertThat(key.apply(Dimension.CLIENT)).containsExactly("none");
    }

    private static BegunRecovery completed(long seconds, boolean assisted) {
        return recovery(new BegunRecovery.End(RecoveryOutcome.COMPLETED, assisted, seconds));
    }

    private static BegunRecovery recovery(BegunRecovery.@Nullable End end) {
        return recovery(Set.of("saved-code"), end);
    }

    private static BegunRecovery recovery(Set<String> methods, BegunRecovery.@Nullable End end) {
        return new BegunRecovery(THURSDAY, new Place("pilot", "windows", "chrome", null), methods, end);
    }
}
