package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Backlog backlog = new Backlog();

    @Test
    void whatIsMissedForTheFirstTimeIsGivenTime() {
        assertThat(backlog.isOverdue("a", NOON, GRACE)).isFalse();
        assertThat(backlog.isOverdue("a", NOON.plusSeconds(299), GRACE)).isFalse();
        assertThat(backlog.isOverdue("a", NOON.plusSeconds(300), GRACE)).isTrue();
    }

    @Test
    void whatIsSettledBeginsAnew() {
        backlog.isOverdue("a", NOON, GRACE);
        backlog.settle("a");
        assertThat(backlog.isOverdue("a", NOON.plusSeconds(300), GRACE)).isFalse();
    }

    @Test
    void itIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            backlog.isOverdue("a" + i, NOON, GRACE);
        }
        backlog.isOverdue("late", NOON, GRACE);
        assertThat(backlog.isOverdue("late", NOON.plusSeconds(300), GRACE)).isFalse();
        backlog.settle("a1");
        backlog.isOverdue("late", NOON, GRACE);
        assertThat(backlog.isOverdue("late", NOON.plusSeconds(300), GRACE)).isTrue();
    }
}
