package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.platform.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineMetersTest {

    private static final int CAPACITY = 64;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeTime time = new FakeTime();
    private final PipelineMeters meters = new PipelineMeters(Meters.in(registry), time::nanos);
    private final FactRing ring = new FactRing(CAPACITY);
    private final FakeTarget raw = new FakeTarget();
    private final FactFlusher flusher = new FactFlusher(
            "run-1",
            ring,
            new Deliveries(
                    meters.watched("all", FakeTarget.together(raw)),
                    List.of(new Delivery("raw", meters.watched("raw", raw), time::nanos))),
            new FakeJournal(),
            time,
            time::nanos);

    PipelineMetersTest() {
        meters.watch(ring);
        meters.watch(flusher);
    }

    private double gauge(String name) {
        return registry.get("passkey.journey." + name).gauge().value();
    }

    private double lost(String reason) {
        return registry.get("passkey.journey.facts.lost")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }

    private void observe(int count) {
        BehaviourFacts.many(count).forEach(ring::offer);
    }

    private void passAndFlush(Duration duration) {
        time.pass(duration);
        flusher.flush();
    }

    @Test
    void theRingTellsHowFullItIs() {
        observe(10);
        assertThat(gauge("ring.size")).isEqualTo(10);
        assertThat(gauge("ring.capacity")).isEqualTo(CAPACITY);
        flusher.flush();
        assertThat(gauge("ring.size")).isZero();
    }

    @Test
    void lossesAreToldApart() {
        observe(CAPACITY + 3);
        ring.lose();
        raw.fail(true);
        flusher.flush();
        for (int i = 1; i < Delivery.MAX_ATTEMPTS; i++) {
            passAndFlush(Duration.ofSeconds(30));
        }
        assertThat(lost("no-room")).isEqualTo(3);
        assertThat(lost("not-taken")).isEqualTo(1);
        assertThat(lost("given-up")).isEqualTo(CAPACITY);
        assertThat(lost("projection-full")).isZero();
    }

    @Test
    void batchesAndFailuresAreCountedForAllProjectionsAndForEachAlone() {
        observe(5);
        raw.fail(true);
        flusher.flush();
        passAndFlush(Duration.ofSeconds(1));
        raw.fail(false);
        passAndFlush(Duration.ofSeconds(2));

        assertThat(failures("raw")).isEqualTo(2);
        assertThat(failures("all")).isEqualTo(1);
        assertThat(applied("raw")).isEqualTo(1);
        assertThat(applied("all")).isZero();

        observe(5);
        passAndFlush(Duration.ofSeconds(1));
        assertThat(applied("raw")).isEqualTo(1);
        assertThat(applied("all")).isEqualTo(1);
    }

    private double failures(String projection) {
        return registry.get("passkey.journey.flush.failures")
                .tag("projection", projection)
                .counter()
                .count();
    }

    private long applied(String projection) {
        return registry.get("passkey.journey.flush")
                .tag("projection", projection)
                .timer()
                .count();
    }

    @Test
    void theLagGrowsFromTheOldestFactThatWaits() {
        flusher.flush();
        assertThat(gauge("flush.lag.seconds")).isZero();
        raw.fail(true);
        observe(1);
        flusher.flush();
        time.pass(Duration.ofSeconds(100));
        assertThat(gauge("flush.lag.seconds")).isEqualTo(100);
        raw.fail(false);
        flusher.flush();
        assertThat(gauge("flush.lag.seconds")).isZero();
    }
}
