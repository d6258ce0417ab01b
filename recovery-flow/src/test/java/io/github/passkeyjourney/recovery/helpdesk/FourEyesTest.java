package io.github.passkeyjourney.recovery.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may decide on an access pass. */
class FourEyesTest {

    private static final Instant OPENED = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant BEFORE = OPENED.minusMillis(1);

    @Test
    void somebodyElseWhoWasKnownBeforeMayDecide() {
        assertThat(eyes("anton", false, false, BEFORE).objection()).isEmpty();
    }

    @Test
    void neitherTheUserNorWhoeverAsksMay() {
        assertThat(eyes("alice", false, true, BEFORE).objection())
                .hasValueSatisfying(why -> assertThat(why).contains("himself"));
        assertThat(eyes("helen", false, true, BEFORE).objection())
                .hasValueSatisfying(why -> assertThat(why).contains("does not decide"));
    }

    @Test
    void whoWasSeenWithTheRoleLaterOrNeverMayNot() {
        assertThat(eyes("anton", false, true, OPENED).objection()).isPresent();
        assertThat(eyes("anton", false, true, OPENED.plusSeconds(1)).objection())
                .isPresent();
        assertThat(eyes("anton", false, true, null).objection()).isPresent();
    }

    @Test
    void onAnAdministratorARealmAdminDecides() {
        assertThat(eyes("anton", true, false, BEFORE).objection()).isPresent();
        assertThat(eyes("anton", true, true, BEFORE).objection()).isEmpty();
        assertThat(eyes("helen", true, true, BEFORE).objection()).isPresent();
    }

    private static FourEyes eyes(String approver, boolean privileged, boolean realmAdmin, @Nullable Instant since) {
        return new FourEyes("alice", "helen", approver, privileged, realmAdmin, since, OPENED);
    }
}
