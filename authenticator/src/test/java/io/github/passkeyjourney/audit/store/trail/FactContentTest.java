package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.PasskeyResumed;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.policy.Platform;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactContentTest {

    private static final Circumstances BY_AN_ADMIN = new Circumstances(
            "realm-1",
            "user-1",
            "admin-1",
            "app",
            "Pilot \u00e4\ud83d\ude80",
            null,
            Platform.OTHER,
            Browser.OTHER,
            "192.0.2.0/24");

    @ParameterizedTest
    @MethodSource("audited")
    void takenApartAndJoinedEachFactIsTheSame(Fact fact) {
        RecordedFact recorded = TestFacts.recorded(fact, BY_AN_ADMIN);
        assertThat(FactContent.join(entry(recorded, "user-1", "admin-1", "192.0.2.0/24")))
                .isEqualTo(recorded);
    }

    static Stream<Fact> audited() {
        return TestFacts.all().filter(AuditFact.class::isInstance);
    }

    @Test
    void theContentNamesNobody() {
        assertThat(FactContent.of(TestFacts.recorded(new PasskeyResumed("passkey-1"), BY_AN_ADMIN)))
                .contains("passkey-1", "app")
                .doesNotContain("user-1", "admin-1", "192.0.2")
                .doesNotContain("\"user\"", "\"actor\"", "\"address\"");
    }

    @Test
    void theContentIsAscii() {
        assertThat(FactContent.of(TestFacts.recorded(new PasskeyResumed("passkey-1"), BY_AN_ADMIN)))
                .isPrintable()
                .isASCII()
                .contains("Pilot \\u00E4\\uD83D\\uDE80");
    }

    @Test
    void afterErasureTheFactIsThereWithoutThem() {
        RecordedFact recorded = TestFacts.recorded(new PasskeyResumed("passkey-1"), BY_AN_ADMIN);
        AuditEntry whole = entry(recorded, "user-1", "admin-1", "192.0.2.0/24");
        AuditEntry erased = new AuditEntry(
                whole.id(),
                whole.type(),
                whole.occurredAt(),
                whole.recordedAt(),
                null,
                whole.content(),
                new Mention(null, null, null, whole.user().hash()),
                new Mention(null, null, null, whole.actor().hash()));
        RecordedFact left = FactContent.join(erased);
        assertThat(left.fact()).isEqualTo(recorded.fact());
        assertThat(left.circumstances().userId()).isNull();
        assertThat(left.circumstances().actorId()).isNull();
        assertThat(left.circumstances().address()).isNull();
    }

    @Test
    void anythingElseIsRefused() {
        AuditEntry broken = new AuditEntry("id", "type", 0, 0, null, "[]", Mention.NOBODY, Mention.NOBODY);
        assertThatThrownBy(() -> FactContent.join(broken)).isInstanceOf(IllegalArgumentException.class);
        AuditEntry cut = new AuditEntry("id", "type", 0, 0, null, "{\"a\":", Mention.NOBODY, Mention.NOBODY);
        assertThatThrownBy(() -> FactContent.join(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditEntry entry(RecordedFact recorded, String user, String actor, String address) {
        return new AuditEntry(
                recorded.id().toString(),
                recorded.fact().type().id(),
                recorded.occurredAt().toEpochMilli(),
                0,
                null,
                FactContent.of(recorded),
                Mention.of(user, null, "salt-1"),
                Mention.of(actor, address, "salt-2"));
    }
}
