package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.TestFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock and a stopwatch that move together, by hand. */
final class FakeTime extends Clock {

    private Instant now = TestFacts.NOON;

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    long nanos() {
        return Duration.between(TestFacts.NOON, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
