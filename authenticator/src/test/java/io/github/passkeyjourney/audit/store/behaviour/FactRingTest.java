package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactRingTest {

    @Test
    void factsComeOutInTheOrderInWhichTheyWentIn() {
        FactRing ring = new FactRing(8);
        List<RecordedFact> facts = BehaviourFacts.many(5);
        facts.forEach(ring::offer);
        assertThat(ring.size()).isEqualTo(5);
        assertThat(ring.take(3)).isEqualTo(facts.subList(0, 3));
        assertThat(ring.take(3)).isEqualTo(facts.subList(3, 5));
        assertThat(ring.take(3)).isEmpty();
    }

    @Test
    void aFullRingDropsTheNewestAndCountsThem() {
        FactRing ring = new FactRing(4);
        List<RecordedFact> facts = BehaviourFacts.many(7);
        facts.forEach(ring::offer);
        assertThat(ring.lost()).isEqualTo(3);
        assertThat(ring.take(10)).isEqualTo(facts.subList(0, 4));
    }

    @Test
    void ofManyThreadsEachFactIsTakenOnceOrCounted() throws Exception {
        FactRing ring = new FactRing(1_024);
        int threads = 4;
        int each = 20_000;
        ExecutorService requests = Executors.newFixedThreadPool(threads);
        Set<RecordedFact> taken = new HashSet<>();
        int takenCount = 0;
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ends.add(requests.submit(() -> BehaviourFacts.many(each).forEach(ring::offer)));
            }
            while (ends.stream().anyMatch(end -> !end.isDone()) || ring.size() > 0) {
                List<RecordedFact> some = ring.take(100);
                takenCount += some.size();
                taken.addAll(some);
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            requests.shutdownNow();
        }
        assertThat(taken).hasSize(takenCount);
        assertThat(takenCount + ring.lost()).isEqualTo((long) threads * each);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, Integer.MAX_VALUE})
    void aCapacityThatMakesNoSenseIsRefused(int capacity) {
        assertThatThrownBy(() -> new FactRing(capacity)).isInstanceOf(IllegalArgumentException.class);
    }
}
