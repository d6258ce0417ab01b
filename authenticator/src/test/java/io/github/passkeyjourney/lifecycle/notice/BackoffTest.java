package io.github.passkeyjourney.lifecycle.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final List<Duration> WAITS = Stream.iterate(1, attempts -> attempts + 1)
            .map(Backoff::after)
            .takeWhile(Optional::isPresent)
            .map(Optional::orElseThrow)
            .toList();

    @Test
    void aMailIsTriedAgainSoonAndThenLessAndLess() {
        assertThat(WAITS.get(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(WAITS).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aMailServerMayBeAwayForAWeekend() {
        assertThat(WAITS.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(60), Duration.ofHours(96));
    }

    @Test
    void inTheEndItIsGivenUp() {
        assertThat(Backoff.after(WAITS.size() + 1)).isEmpty();
        assertThat(Backoff.after(Integer.MAX_VALUE)).isEmpty();
    }
}
