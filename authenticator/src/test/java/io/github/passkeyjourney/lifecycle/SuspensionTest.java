package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuspensionTest {

    private static final Instant AT = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void onlyALossIsTheOwnersToTakeBack() {
        assertThat(by(SuspensionCause.LOST).undoUntil()).isEqualTo(AT.plus(Suspension.UNDO));
        assertThat(by(SuspensionCause.HELPDESK).undoUntil()).isNull();
        assertThat(by(SuspensionCause.REPUDIATED).undoUntil()).isNull();
    }

    @Test
    void aCauseYieldsOnlyToOneThatFewerMayResume() {
        assertThat(by(SuspensionCause.LOST).yieldsTo(SuspensionCause.HELPDESK)).isTrue();
        assertThat(by(SuspensionCause.LOST).yieldsTo(SuspensionCause.REPUDIATED))
                .isTrue();
        assertThat(by(SuspensionCause.HELPDESK).yieldsTo(SuspensionCause.REPUDIATED))
                .isTrue();
        assertThat(by(SuspensionCause.REPUDIATED).yieldsTo(SuspensionCause.HELPDESK))
                .isFalse();
        assertThat(by(SuspensionCause.HELPDESK).yieldsTo(SuspensionCause.LOST)).isFalse();
        assertThat(by(SuspensionCause.LOST).yieldsTo(SuspensionCause.LOST)).isFalse();
    }

    private static Suspension by(SuspensionCause cause) {
        return new Suspension(cause, AT);
    }
}
