package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.TestFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactPipelineTest {

    private static final Circumstances ALICE = TestFacts.onAPhone("alice");

    private final FakeTime time = new FakeTime();
    private final FactRing ring = new FactRing(4);
    private final FactPipeline pipeline = new FactPipeline(ring, time);
    private final FakeSession request = new FakeSession();

    @Test
    void factsGoIntoTheRingWhenTheRequestHasCommitted() {
        pipeline.observe(request.session(), ALICE, new Offered(false));
        pipeline.observe(request.session(), ALICE, new Skipped());
        assertThat(ring.size()).isZero();

        request.commit();
        List<RecordedFact> facts = ring.take(10);
        assertThat(facts).extracting(RecordedFact::fact).containsExactly(new Offered(false), new Skipped());
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.circumstances()).isEqualTo(ALICE);
            assertThat(fact.occurredAt()).isEqualTo(TestFacts.NOON);
        });
        assertThat(facts).extracting(RecordedFact::id).doesNotHaveDuplicates();
    }

    @Test
    void whatWasRolledBackDidNotHappen() {
        pipeline.observe(request.session(), ALICE, new Skipped());
        request.rollback();
        assertThat(ring.size()).isZero();
        assertThat(ring.lost()).isZero();
    }

    @Test
    void aRequestEnlistsOneTransactionHoweverManyFacts() {
        for (int i = 0; i < 3; i++) {
            pipeline.observe(request.session(), ALICE, new Skipped());
        }
        assertThat(request.afterCompletion()).hasSize(1);
    }

    @Test
    void aFactAfterCompletionIsNotForgotten() {
        pipeline.observe(request.session(), ALICE, new Offered(false));
        request.commit();
        pipeline.observe(request.session(), ALICE, new Skipped());
        assertThat(ring.take(10)).hasSize(2);
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        for (int i = 0; i < 6; i++) {
            pipeline.observe(request.session(), ALICE, new Skipped());
        }
        request.commit();
        assertThat(ring.size()).isEqualTo(4);
        assertThat(ring.lost()).isEqualTo(2);
    }

    @Test
    void nothingThatGoesWrongReachesTheCaller() {
        assertThatCode(() -> pipeline.observe(FakeSession.broken(), ALICE, new Skipped()))
                .doesNotThrowAnyException();
        assertThat(ring.lost()).isEqualTo(1);
    }
}
