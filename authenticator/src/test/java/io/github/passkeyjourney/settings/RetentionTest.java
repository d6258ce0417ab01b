package io.github.passkeyjourney.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Analytics;
import io.github.passkeyjourney.policy.RolloutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Retention retention(int days, Instant now) {
        RolloutPolicy off = RolloutPolicy.OFF;
        RolloutPolicy policy = new RolloutPolicy(
                off.enabled(),
                off.cohorts(),
                off.experiments(),
                off.celebrate(),
                off.upgrade(),
                off.multiDevice(),
                off.enrollment(),
                off.expiry(),
                off.passwordless(),
                off.recovery(),
                off.relatedOrigins(),
                new Analytics(days, off.analytics().minimumCellSize()));
        return Retention.of(Rollout.of(policy), now);
    }

    private static long day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toEpochDay();
    }

    @Property
    void whatHappenedWithinTheRetentionStays(
            @ForAll @IntRange(min = 1, max = 3_650) int days,
            @ForAll("moments") Instant now,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Instant happened = now.minusMillis((long) (Duration.ofDays(days).toMillis() * share));
        Retention retention = retention(days, now);
        assertThat(happened.toEpochMilli()).isGreaterThanOrEqualTo(retention.beginMillis());
        assertThat(day(happened)).isGreaterThanOrEqualTo(retention.firstDay());
    }

    @Property
    void whatIsOlderGoes(
            @ForAll @IntRange(min = 1, max = 3_650) int days,
            @ForAll("moments") Instant now,
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long millisBefore) {
        Instant happened = now.minus(Duration.ofDays(days)).minusMillis(millisBefore);
        Retention retention = retention(days, now);
        assertThat(happened.toEpochMilli()).isLessThan(retention.beginMillis());
        // Sums and devices know days only, of which the first stays as a whole.
        assertThat(day(happened.minus(Duration.ofDays(1)))).isLessThan(retention.firstDay());
    }

    /** Down to the millisecond that databases keep, and at midnight more often than by chance. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Long> anytime = Arbitraries.longs().between(1_700_000_000_000L, 4_000_000_000_000L);
        Arbitrary<Long> midnights = Arbitraries.longs()
                .between(20_000, 40_000)
                .map(day -> Duration.ofDays(day).toMillis());
        return Arbitraries.frequencyOf(Tuple.of(3, anytime), Tuple.of(1, midnights))
                .map(Instant::ofEpochMilli);
    }

    @Example
    void whileAPolicyCannotBeReadAllStays() {
        Retention retention = Retention.of(Rollout.unreadable(), NOON);
        assertThat(retention.keepsAll()).isTrue();
        assertThat(retention.beginMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(retention.firstDay()).isEqualTo(Long.MIN_VALUE);
    }

    @Example
    void ofARealmThatIsGoneNothingStays() {
        Retention retention = Retention.of(null, NOON);
        assertThat(retention.keepsNothing()).isTrue();
        assertThat(retention.beginMillis()).isEqualTo(Long.MAX_VALUE);
        assertThat(retention.firstDay()).isEqualTo(Long.MAX_VALUE);
    }
}
