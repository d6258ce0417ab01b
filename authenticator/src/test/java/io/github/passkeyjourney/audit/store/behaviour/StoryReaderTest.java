package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.Exposed;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoryReaderTest {

    @ParameterizedTest
    @MethodSource("kept")
    void whatACellKeepsOfAFactIsToldInTheWordsOfTheFact(Fact fact) {
        Cell cell = Cell.of(TestFacts.onAPhone("user-1"), (BehaviourFact) fact);
        assertThat(StoryReader.data(cell)).isEqualTo(FactDocument.data(fact));
    }

    /** All but those that have tables of their own. */
    static Stream<Fact> kept() {
        return Stream.concat(
                TestFacts.all()
                        .filter(BehaviourFact.class::isInstance)
                        .filter(fact -> !(fact instanceof DeviceSeen)
                                && !(fact instanceof Exposed)
                                && !(fact instanceof PasskeyUsed)),
                Stream.of(
                        new Offered(false),
                        new Skipped(),
                        new SignIn(SignInMethod.PASSWORD, SignInOutcome.REFUSED, false)));
    }
}
