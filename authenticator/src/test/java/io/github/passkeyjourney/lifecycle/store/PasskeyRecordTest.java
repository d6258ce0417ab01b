package io.github.passkeyjourney.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.lifecycle.PasskeyFacts;
import io.github.passkeyjourney.lifecycle.Suspension;
import io.github.passkeyjourney.platform.Passkeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

class PasskeyRecordTest {

    private static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant USED = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void eitherRecordIsEnoughToSuspend() {
        Suspension lost = new Suspension(SuspensionCause.LOST, USED);
        CredentialModel active = credential(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        CredentialModel suspended = credential(Passkeys.SUSPENDED_TYPE);
        assertThat(record(null, true, null).facts(active).suspended()).isFalse();
        assertThat(record(null, true, lost).facts(active).suspended()).isTrue();
        assertThat(record(null, true, null).facts(suspended).suspended()).isTrue();
        assertThat(PasskeyRecord.NOTHING.facts(suspended).suspended()).isTrue();
    }

    @Test
    void itIsIdleSinceTheLastUseElseSinceItWasSeenBeingMadeElseNobodyKnows() {
        CredentialModel passkey = credential(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        assertThat(record(USED, false, null).facts(passkey)).isEqualTo(new PasskeyFacts(false, MADE, USED));
        assertThat(record(null, false, null).facts(passkey)).isEqualTo(new PasskeyFacts(false, MADE, MADE));
        assertThat(record(null, null, null).facts(passkey)).isEqualTo(new PasskeyFacts(false, MADE, null));
    }

    private static CredentialModel credential(String type) {
        CredentialModel credential = new CredentialModel();
        credential.setType(type);
        credential.setCreatedDate(MADE.toEpochMilli());
        return credential;
    }

    private static PasskeyRecord record(
            @Nullable Instant used, @Nullable Boolean backupEligible, @Nullable Suspension suspension) {
        return new PasskeyRecord("id", used, backupEligible, null, null, "linux", false, suspension);
    }
}
