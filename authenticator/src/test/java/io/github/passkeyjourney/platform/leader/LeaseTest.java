package io.github.passkeyjourney.platform.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.platform.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final String NAME = "jobs";
    private static final Duration TERM = Duration.ofSeconds(60);

    private final MemoryTable table = new MemoryTable();
    private final MovingClock clock = new MovingClock();
    private final Lease first = lease("first");
    private final Lease second = lease("second");

    @Test
    void theFirstToAskHoldsIt() {
        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();
    }

    @Test
    void whoRenewsKeepsIt() {
        for (int i = 0; i < 10; i++) {
            assertThat(first.hold()).isTrue();
            assertThat(second.hold()).isFalse();
            clock.advance(Duration.ofSeconds(40));
        }
    }

    @Test
    void theTableIsLeftAloneUntilHalfOfTheTermIsOver() {
        first.hold();
        int calls = table.calls.get();
        clock.advance(Duration.ofSeconds(29));
        first.hold();
        assertThat(table.calls).hasValue(calls);
        clock.advance(Duration.ofSeconds(1));
        first.hold();
        assertThat(table.calls.get()).isGreaterThan(calls);
    }

    @Test
    void anotherTakesOverWhenTheTermIsOver() {
        first.hold();
        clock.advance(TERM.minusMillis(1));
        assertThat(second.hold()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(second.hold()).isTrue();
        assertThat(first.hold()).isFalse();
    }

    @Test
    void eachChangeIsOneOfState() {
        first.hold();
        long token = table.find(NAME).orElseThrow().token();
        clock.advance(Duration.ofSeconds(30));
        first.hold();
        assertThat(table.find(NAME).orElseThrow().token()).isEqualTo(token + 1);
    }

    @Test
    void whoLostItKnowsAtTheNextRenewal() {
        first.hold();
        Term taken =
                table.find(NAME).orElseThrow().next("second", clock.instant().plusSeconds(600));
        table.terms.put(NAME, taken);
        clock.advance(Duration.ofSeconds(30));
        assertThat(first.hold()).isFalse();
    }

    @Test
    void ofManyThatAskAtOnceOneGetsIt() throws Exception {
        assertOneOfManyGetsIt();
        clock.advance(TERM);
        assertOneOfManyGetsIt();
    }

    private void assertOneOfManyGetsIt() throws Exception {
        int servers = 16;
        CyclicBarrier start = new CyclicBarrier(servers);
        ExecutorService threads = Executors.newFixedThreadPool(servers);
        try {
            List<Callable<Boolean>> claims = IntStream.range(0, servers)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Lease lease = lease("server-" + i + clock.instant());
                        start.await();
                        return lease.hold();
                    })
                    .toList();
            int holders = 0;
            for (Future<Boolean> claim : threads.invokeAll(claims)) {
                holders += claim.get() ? 1 : 0;
            }
            assertThat(holders).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    private Lease lease(String holder) {
        return new Lease(table, NAME, holder, TERM, clock);
    }

    private static final class MemoryTable implements LeaseTable {

        private final Map<String, Term> terms = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Optional<Term> find(String name) {
            calls.incrementAndGet();
            return Optional.ofNullable(terms.get(name));
        }

        @Override
        public boolean insert(String name, Term first) {
            calls.incrementAndGet();
            return terms.putIfAbsent(name, first) == null;
        }

        @Override
        public boolean replace(String name, Term present, Term next) {
            calls.incrementAndGet();
            return terms.replace(name, present, next);
        }
    }
}
