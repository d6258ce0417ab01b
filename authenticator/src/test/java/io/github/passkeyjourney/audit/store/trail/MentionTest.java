package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.store.trail.Mention.State;
import org.junit.jupiter.api.Test;

class MentionTest {

    private static final Mention ALICE = Mention.of("alice", "192.0.2.0/24", "salt");

    @Test
    void whoIsSealedIsIntact() {
        assertThat(ALICE.state()).isEqualTo(State.INTACT);
        assertThat(Mention.of(null, "192.0.2.0/24", "salt").state()).isEqualTo(State.INTACT);
        assertThat(Mention.of("alice", null, "salt").state()).isEqualTo(State.INTACT);
    }

    @Test
    void nobodyNeedsNoSeal() {
        assertThat(Mention.of(null, null, "salt")).isSameAs(Mention.NOBODY);
        assertThat(Mention.NOBODY.state()).isEqualTo(State.INTACT);
        assertThat(new Mention("mallory", null, null, null).state()).isEqualTo(State.CHANGED);
    }

    @Test
    void theSamePersonHasAnotherHashUnderAnotherSalt() {
        assertThat(Mention.of("alice", "192.0.2.0/24", "pepper").hash()).isNotEqualTo(ALICE.hash());
    }

    @Test
    void onlyAllTogetherIsErasure() {
        assertThat(new Mention(null, null, null, ALICE.hash()).state()).isEqualTo(State.ERASED);
        assertThat(new Mention("alice", null, null, ALICE.hash()).state()).isEqualTo(State.CHANGED);
        assertThat(new Mention(null, "192.0.2.0/24", null, ALICE.hash()).state())
                .isEqualTo(State.CHANGED);
        assertThat(new Mention(null, null, "salt", ALICE.hash()).state()).isEqualTo(State.CHANGED);
    }

    @Test
    void theAddressIsThatOfWhoActed() {
        AuditEntry alone = entry(ALICE, Mention.NOBODY);
        AuditEntry helped = entry(Mention.of("alice", null, "salt"), Mention.of("bob", "198.51.100.0/24", "salt"));
        assertThat(alone.address()).isEqualTo("192.0.2.0/24");
        assertThat(helped.address()).isEqualTo("198.51.100.0/24");
    }

    private static AuditEntry entry(Mention user, Mention actor) {
        return new AuditEntry("id", "passkey-removed", 1, 2, null, "{}", user, actor);
    }
}
