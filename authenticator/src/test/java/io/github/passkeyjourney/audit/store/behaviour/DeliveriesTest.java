package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final FakeTime time = new FakeTime();
    private final FakeTarget raw = new FakeTarget();
    private final FakeTarget rollup = new FakeTarget();
    private final List<Long> together = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(
            batch -> {
                FakeTarget.together(raw, rollup).apply(batch);
                together.add(batch.sequence());
            },
            List.of(new Delivery("raw", raw, time::nanos), new Delivery("rollup", rollup, time::nanos)));

    private static FactBatch batch(long sequence) {
        return new FactBatch("run-1", sequence, BehaviourFacts.many(1));
    }

    /** Hands a batch over, as the flusher does once a second. */
    private void second(long sequence) {
        deliveries.accept(batch(sequence));
        deliveries.work();
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void whileNothingFailsAllProjectionsTakeABatchInOneTransaction() {
        second(1);
        second(2);
        assertThat(together).containsExactly(1L, 2L);
        assertThat(raw.attempts() + rollup.attempts()).isZero();
        assertThat(deliveries.oldest()).isNull();
        assertThat(deliveries.applied()).isEqualTo(2);
    }

    @Test
    void whereOneFailsTheOthersTakeTheBatchAlone() {
        raw.fail(true);
        second(1);
        second(2);
        assertThat(together).isEmpty();
        assertThat(rollup.sequences()).containsExactly(1L, 2L);
        assertThat(deliveries.oldest()).extracting(FactBatch::sequence).isEqualTo(1L);
    }

    @Test
    void onceNothingWaitsTheyGoTogetherAgain() {
        raw.fail(true);
        second(1);
        second(2);
        raw.fail(false);
        second(3);
        second(4);
        second(5);
        assertThat(raw.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rollup.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(together).containsExactly(5L);
    }

    @Test
    void aFailureOfAMomentThatHitsNoneOfThemAloneCostsOneRound() {
        Deliveries shaky = new Deliveries(
                batch -> {
                    throw new IllegalStateException("two nodes added the same row");
                },
                List.of(new Delivery("raw", raw, time::nanos), new Delivery("rollup", rollup, time::nanos)));
        shaky.accept(batch(1));
        shaky.work();
        assertThat(raw.sequences()).containsExactly(1L);
        assertThat(rollup.sequences()).containsExactly(1L);
    }

    /** Whenever which of them fails, each sees every batch once and in order. */
    @Property
    void everyProjectionSeesEveryBatchOnceAndInOrder(@ForAll("faults") List<Integer> faults) {
        DeliveriesTest fresh = new DeliveriesTest();
        long sequence = 0;
        for (int fault : faults) {
            fresh.raw.fail((fault & 1) != 0);
            fresh.rollup.fail((fault & 2) != 0);
            fresh.second(++sequence);
        }
        fresh.raw.fail(false);
        fresh.rollup.fail(false);
        fresh.time.pass(Duration.ofMinutes(1));
        fresh.second(++sequence);
        List<Long> all = LongStream.rangeClosed(1, sequence).boxed().toList();
        assertThat(fresh.raw.sequences()).isEqualTo(all);
        assertThat(fresh.rollup.sequences()).isEqualTo(all);
    }

    /** No more than may wait. */
    @Provide
    Arbitrary<List<Integer>> faults() {
        return Arbitraries.integers().between(0, 3).list().ofMaxSize(Delivery.MAX_WAITING - 1);
    }
}
