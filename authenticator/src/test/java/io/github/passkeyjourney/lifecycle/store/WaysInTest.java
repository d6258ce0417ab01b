package io.github.passkeyjourney.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.lifecycle.store.WaysIn.Passkey;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysInTest {

    private static final Passkey LAPTOP = new Passkey("laptop", false, "windows", "platform", "Windows Hello");
    private static final Passkey SYNCED = new Passkey("synced", true, "windows", "platform", "Some Manager");
    private static final Passkey PHONE = new Passkey("phone", false, "android", "platform", null);
    private static final Passkey KEY = new Passkey("key", false, "windows", "cross-platform", "Key A");
    private static final Passkey OTHER_KEY = new Passkey("other-key", false, "windows", "cross-platform", "Key B");
    private static final Passkey UNKNOWN = new Passkey("unknown", false, "other", null, null);

    @Test
    void twoPasskeysMakeAnAccountResilientIfOneIsBackedUpOrElsewhere() {
        assertThat(resilient(LAPTOP, SYNCED)).isTrue();
        assertThat(resilient(LAPTOP, PHONE)).isTrue();
        assertThat(resilient(LAPTOP, KEY)).isTrue();
        assertThat(resilient(KEY, OTHER_KEY)).isTrue();
    }

    @Test
    void whatMayBeInOneDeviceDoesNot() {
        assertThat(resilient()).isFalse();
        assertThat(resilient(SYNCED)).isFalse();
        assertThat(resilient(LAPTOP, LAPTOP)).isFalse();
        assertThat(resilient(LAPTOP, UNKNOWN)).isFalse();
        assertThat(resilient(KEY, KEY)).isFalse();
    }

    private static boolean resilient(Passkey... passkeys) {
        return new WaysIn("password", List.of(passkeys)).holdings().resilient();
    }
}
