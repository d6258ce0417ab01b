package io.github.passkeyjourney.audit.event.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DrillEnded;
import io.github.passkeyjourney.audit.event.DrillOutcome;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.TestFacts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactDocumentTest {

    static Stream<Fact> facts() {
        return TestFacts.all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatIsWrittenCanBeReadBack(Fact fact) {
        RecordedFact recorded = TestFacts.recorded(fact);

        assertThat(FactDocument.parse(FactDocument.write(recorded))).isEqualTo(recorded);
    }

    @Test
    void formIsStable() {
        assertThat(FactDocument.write(TestFacts.recorded(TestFacts.signIn(SignInMethod.PASSWORD_OTP))))
                .isEqualTo("{\"version\":1,\"id\":\"00000000-0000-4000-8000-000000000001\",\"type\":\"sign-in\","
                        + "\"source\":\"node-1\",\"occurredAt\":\"2026-11-22T12:00:00.123Z\",\"realm\":\"realm-1\","
                        + "\"user\":\"user-1\",\"client\":\"app\",\"cohort\":\"pilot\",\"arm\":\"faster\","
                        + "\"platform\":\"android\",\"browser\":\"chrome\",\"address\":\"192.0.2.0/24\","
                        + "\"data\":{\"method\":\"password-otp\",\"outcome\":\"succeeded\",\"holder\":true}}");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        RecordedFact recorded =
                TestFacts.recorded(new DrillEnded(DrillOutcome.FAILED), Circumstances.ofRealm("realm-1", null));

        assertThat(FactDocument.write(recorded)).doesNotContain("null", "\"user\"", "\"client\"");
        assertThat(FactDocument.parse(FactDocument.write(recorded))).isEqualTo(recorded);
    }

    @Test
    void aNotNowWithoutAReasonReadsAsBeforeThereWereReasons() {
        assertThat(FactDocument.write(TestFacts.recorded(new Skipped()))).endsWith("\"data\":{}}");
        assertThat(FactDocument.write(TestFacts.recorded(new Skipped(SkipReason.NO_NEED))))
                .endsWith("\"data\":{\"reason\":\"no-need\"}}");
    }

    @Test
    void additionsOfALaterVersionArePassedOver() {
        String written = FactDocument.write(TestFacts.recorded(new Skipped()));
        String later = written.replace("\"data\":{", "\"weather\":\"fine\",\"data\":{\"mood\":\"good\"");

        assertThat(FactDocument.parse(later)).isEqualTo(TestFacts.recorded(new Skipped()));
    }

    @Test
    void anotherVersionIsRefused() {
        String written = FactDocument.write(TestFacts.recorded(new Skipped()));

        assertThatThrownBy(() -> FactDocument.parse(written.replace("\"version\":1", "\"version\":2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownTypeIsNamed() {
        String written = FactDocument.write(TestFacts.recorded(new Skipped()));

        assertThatThrownBy(() -> FactDocument.parse(written.replace("\"skipped\"", "\"danced\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("danced");
    }

    @Test
    void aWordOutsideOfTheVocabularyIsRefused() {
        String written = FactDocument.write(TestFacts.recorded(TestFacts.signIn(SignInMethod.PASSKEY)));

        assertThatThrownBy(() -> FactDocument.parse(written.replace("\"passkey\"", "\"telepathy\"")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> FactDocument.parse("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
