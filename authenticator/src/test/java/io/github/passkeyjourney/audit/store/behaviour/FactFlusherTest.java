package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.audit.store.behaviour.SourceState.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FactFlusherTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int CAPACITY = 8_192;

    private final FakeTime time = new FakeTime();
    private final FactRing ring = new FactRing(CAPACITY);
    private final FakeTarget raw = new FakeTarget();
    private final FakeTarget rollup = new FakeTarget();
    private final FakeJournal journal = new FakeJournal();
    private final FactFlusher flusher = new FactFlusher(
            "run-1",
            ring,
            new Deliveries(
                    FakeTarget.together(raw, rollup),
                    List.of(new Delivery("raw", raw, time::nanos), new Delivery("rollup", rollup, time::nanos))),
            journal,
            time,
            time::nanos);

    private List<RecordedFact> observe(int count) {
        List<RecordedFact> facts = BehaviourFacts.many(count);
        facts.forEach(ring::offer);
        return facts;
    }

    private void passAndFlush(Duration duration) {
        time.pass(duration);
        flusher.flush();
    }

    @Test
    void everyProjectionSeesEveryFactInOrder() {
        List<RecordedFact> facts = observe(4_500);
        for (int i = 0; i < 3; i++) {
            flusher.flush();
        }
        assertThat(raw.facts()).isEqualTo(facts);
        assertThat(rollup.facts()).isEqualTo(facts);
        assertThat(raw.sequences()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void withoutFactsThereIsNoBatch() {
        flusher.flush();
        assertThat(raw.sequences()).isEmpty();
    }

    @Test
    void aBatchThatFailedComesAgainAndIsAppliedOnce() {
        List<RecordedFact> facts = new ArrayList<>(observe(10));
        raw.fail(true);
        flusher.flush();
        facts.addAll(observe(5));
        passAndFlush(SECOND);
        raw.fail(false);
        passAndFlush(SECOND.multipliedBy(2));
        assertThat(raw.facts()).isEqualTo(facts);
        assertThat(raw.sequences()).containsExactly(1L, 2L);
    }

    @Test
    void betweenAttemptsThereAreLongerAndLongerPausesUpToHalfAMinute() {
        observe(1);
        raw.fail(true);
        List<Long> attemptedAt = new ArrayList<>();
        for (int second = 0; second <= 130; second++) {
            int before = raw.attempts();
            flusher.flush();
            if (raw.attempts() > before) {
                attemptedAt.add((long) second);
            }
            time.pass(SECOND);
        }
        assertThat(attemptedAt).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 61L, 91L, 121L);
    }

    @Test
    void aBatchThatNoAttemptGetsInIsGivenUpForTheNextOnes() {
        observe(10);
        raw.fail(true);
        flusher.flush();
        for (int i = 1; i < Delivery.MAX_ATTEMPTS; i++) {
            passAndFlush(Duration.ofSeconds(30));
        }
        raw.fail(false);
        List<RecordedFact> next = observe(5);
        passAndFlush(Duration.ofSeconds(30));
        assertThat(raw.facts()).isEqualTo(next);
        assertThat(journal.last().lost()).isEqualTo(10);
    }

    @Test
    void oneProjectionThatFailsDoesNotHoldUpTheOther() {
        raw.fail(true);
        List<RecordedFact> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            facts.addAll(observe(100));
            passAndFlush(SECOND);
        }
        assertThat(rollup.facts()).isEqualTo(facts);
        assertThat(ring.size()).isZero();

        raw.fail(false);
        passAndFlush(Duration.ofSeconds(30));
        assertThat(raw.facts()).isEqualTo(facts.subList(0, 100 * Delivery.MAX_WAITING));
        assertThat(journal.losses().stream().mapToLong(Loss::count).sum())
                .as("what only one projection missed is lost as well")
                .isEqualTo(100L * (40 - Delivery.MAX_WAITING));
    }

    @Test
    void whileAllFailFactsWaitInMemoryAsLongAsThereIsRoom() {
        raw.fail(true);
        rollup.fail(true);
        List<RecordedFact> facts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            facts.addAll(observe(100));
            passAndFlush(SECOND);
        }
        assertThat(ring.size()).isEqualTo(6_000 - 100 * Delivery.MAX_WAITING);

        raw.fail(false);
        rollup.fail(false);
        for (int i = 0; i < 10; i++) {
            passAndFlush(Duration.ofSeconds(30));
        }
        assertThat(raw.facts()).isEqualTo(facts);
        assertThat(rollup.facts()).isEqualTo(facts);
        assertThat(journal.losses()).isEmpty();
    }

    @Test
    void whatFindsNoRoomIsReportedWithItsTimeAndCount() {
        flusher.flush();
        time.pass(SECOND);
        observe(CAPACITY + 30);
        passAndFlush(SECOND);
        observe(CAPACITY - ring.size() + 12);
        passAndFlush(SECOND);

        Instant start = TestFacts.NOON;
        assertThat(journal.losses())
                .containsExactly(
                        new Loss(1, start, start.plusSeconds(2), 30),
                        new Loss(2, start.plusSeconds(2), start.plusSeconds(3), 12));
        assertThat(journal.last().lost()).isEqualTo(42);
    }

    @Test
    void aLossThatCouldNotBeWrittenIsWrittenLaterAsItWas() {
        flusher.flush();
        journal.fail(true);
        observe(CAPACITY + 30);
        passAndFlush(SECOND);
        journal.fail(false);
        observe(CAPACITY - ring.size() + 5);
        passAndFlush(SECOND);
        passAndFlush(SECOND);

        Instant start = TestFacts.NOON;
        assertThat(journal.losses())
                .containsExactly(
                        new Loss(1, start, start.plusSeconds(1), 30),
                        new Loss(2, start.plusSeconds(1), start.plusSeconds(3), 5));
        assertThat(journal.last().lost()).isEqualTo(35);
    }

    @Test
    void anIdleServerSaysEveryTenSecondsThatItIsThere() {
        flusher.flush();
        for (int i = 0; i < 20; i++) {
            passAndFlush(SECOND);
        }
        assertThat(journal.count()).isEqualTo(3);
        assertThat(journal.last().seenAt()).isEqualTo(TestFacts.NOON.plusSeconds(20));
        assertThat(journal.last().stoppedAt()).isNull();
    }

    @Test
    void aBusyServerSaysSoOnceASecond() {
        for (int i = 0; i < 20; i++) {
            observe(1);
            passAndFlush(Duration.ofMillis(500));
        }
        assertThat(journal.count()).isEqualTo(10);
        passAndFlush(Duration.ofMillis(500));
        assertThat(journal.count()).isEqualTo(11);
        assertThat(journal.last().sequence()).isEqualTo(20);
    }

    @Test
    void itSaysUntilWhenFactsAreApplied() {
        flusher.flush();
        time.pass(SECOND);
        ring.offer(BehaviourFacts.at(time.instant()));
        passAndFlush(SECOND);
        assertThat(journal.last().appliedUntil()).as("all is applied").isEqualTo(TestFacts.NOON.plusSeconds(2));

        raw.fail(true);
        time.pass(SECOND);
        ring.offer(BehaviourFacts.at(time.instant()));
        passAndFlush(SECOND);
        passAndFlush(SECOND);
        assertThat(journal.last().appliedUntil())
                .as("one fact waits since then")
                .isEqualTo(TestFacts.NOON.plusSeconds(3));
    }

    @Test
    void underLoadFactsAreAppliedUntilTheLastThatWasTaken() {
        flusher.flush();
        BehaviourFacts.many(FactFlusher.BATCH - 1).forEach(ring::offer);
        ring.offer(BehaviourFacts.at(TestFacts.NOON.plusSeconds(3)));
        ring.offer(BehaviourFacts.at(TestFacts.NOON.plusSeconds(4)));
        passAndFlush(Duration.ofSeconds(5));
        assertThat(journal.last().appliedUntil()).isEqualTo(TestFacts.NOON.plusSeconds(3));
    }

    @Test
    @Timeout(20)
    void stoppingWritesWhatIsLeft() {
        List<RecordedFact> facts = observe(7_000);
        flusher.stop(Duration.ofSeconds(5));
        flusher.run();
        assertThat(raw.facts()).isEqualTo(facts);
        assertThat(raw.sequences())
                .isEqualTo(LongStream.rangeClosed(1, 4).boxed().toList());
        assertThat(journal.last().stoppedAt()).isEqualTo(time.instant());
        assertThat(journal.last().lost()).isZero();
    }

    @Test
    @Timeout(20)
    void stoppingTriesOnceMoreWhatFailed() {
        List<RecordedFact> facts = observe(10);
        raw.fail(true);
        flusher.flush();
        raw.fail(false);
        flusher.stop(Duration.ofSeconds(5));
        flusher.run();
        assertThat(raw.facts()).isEqualTo(facts);
        assertThat(journal.last().lost()).isZero();
    }

    @Test
    @Timeout(20)
    void stoppingCountsWhatCannotBeWritten() {
        raw.fail(true);
        observe(7_000);
        flusher.stop(Duration.ofSeconds(5));
        flusher.run();
        assertThat(rollup.facts()).hasSize(7_000);
        assertThat(journal.last().lost()).isEqualTo(7_000);
        assertThat(journal.last().stoppedAt()).isNotNull();
    }
}
