package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.TestFacts;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Facts that differ in nothing but their ids. */
final class BehaviourFacts {

    private static final FactIds IDS = new FactIds(new SecureRandom());

    private BehaviourFacts() {}

    static RecordedFact at(Instant time) {
        return new RecordedFact(IDS.next(), "node-1", time, TestFacts.onAPhone("user-1"), new Skipped());
    }

    static List<RecordedFact> many(int count) {
        return Stream.generate(() -> at(TestFacts.NOON)).limit(count).toList();
    }
}
