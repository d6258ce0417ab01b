package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.PasskeyResumed;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.audit.query.StoredFact;
import io.github.passkeyjourney.policy.Platform;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void takenApartAndStoredEachFactIsReadBack(Fact fact) {
        RecordedFact recorded = TestFacts.recorded(fact, BY_AN_ADMIN);
        StoredFact stored = FactContent.stored("realm-1", 7L, entry(recorded, "user-1", "admin-1", "192.0.2.0/24"));
        String data = stored.data();
        assertThat(FactContent.of(recorded)).endsWith("\"data\":" + data + "}");
        assertThat(stored)
                .isEqualTo(new StoredFact(
                        7L,
                        recorded.id().toString(),
                        recorded.source(),
                        fact.type().id(),
                        recorded.occurredAt(),
                        BY_AN_ADMIN,
                        data));
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
        StoredFact left = FactContent.stored("realm-1", 1L, erased);
        assertThat(left.data()).isEqualTo("{\"credentialId\":\"passkey-1\"}");
        assertThat(left.circumstances().userId()).isNull();
        assertThat(left.circumstances().actorId()).isNull();
        assertThat(left.circumstances().address()).isNull();
    }

    /** Such as one that somebody changed: the trail has to be readable all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":", "{}", "", "{\"data\":{},\"platform\":7}"})
    void ofAContentThatCannotBeReadTheColumnsAreShown(String content) {
        AuditEntry broken = new AuditEntry(
                "id", "passkey-lent", 1, 2, null, content, Mention.of("user-1", "192.0.2.0/24", "s"), Mention.NOBODY);
        assertThat(FactContent.stored("realm-1", null, broken))
                .isEqualTo(new StoredFact(
                        null,
                        "id",
                        null,
                        "passkey-lent",
                        Instant.ofEpochMilli(1),
                        new Circumstances(
                                "realm-1",
                                "user-1",
                                null,
                                null,
                                null,
                                null,
                                Platform.OTHER,
                                Browser.OTHER,
                                "192.0.2.0/24"),
                        null));
    }

    @Test
    void aContentCannotNameAnybody() {
        AuditEntry forged = new AuditEntry(
                "id",
                "skipped",
                1,
                2,
                null,
                "{\"realm\":\"realm-2\",\"user\":\"mallory\",\"actor\":\"mallory\",\"address\":\"192.0.2.77\","
                        + "\"platform\":\"ios\",\"browser\":\"safari\",\"data\":{}}",
                Mention.NOBODY,
                Mention.NOBODY);
        assertThat(FactContent.stored("realm-1", null, forged).circumstances())
                .isEqualTo(
                        new Circumstances("realm-1", null, null, null, null, null, Platform.IOS, Browser.SAFARI, null));
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
