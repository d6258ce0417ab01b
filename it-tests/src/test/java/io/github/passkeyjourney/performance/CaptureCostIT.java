package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The memory that capturing a sign-in takes on the thread that serves it, from Keycloak's event to the ring. Most of it goes
 * into asking Keycloak what it knows of the sign-in; what ours takes has narrower gates of its own, in MemoryBudgetTest and
 * SignInMapperAllocationTest.
 */
@KeycloakTest
class CaptureCostIT {
    private static final int SIGN_INS = 25;
    private static final long MAX_BYTES = 6 * 1_024;

    /** Of somebody who has a passkey more is asked: its transports, and the browser's signed marker. */
    private static final long MAX_BYTES_OF_HOLDER = 20 * 1_024;

    @Test
    void captureStaysBelowItsBudgetOfMemory(KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        SoftPasskey passkey = SoftPasskey.create(realm.user("bob"));
        realm.update(change -> change.setEventsListeners(List.of(Capture.LISTENER)));
        Visitor visitor = new Visitor(Visitor.ABLE);
        assertThat(bytes(server, () -> {
                    Visitor.Page login = visitor.leave().open(app.signIn());
                    assertThat(visitor.password(login, alice, alice.password()).signedIn())
                            .isTrue();
                }))
                .as("password")
                .isLessThanOrEqualTo(MAX_BYTES);
        assertThat(bytes(server, () -> {
                    Visitor.Page login = visitor.leave().open(app.signIn());
                    assertThat(visitor.passkey(login, passkey).signedIn()).isTrue();
                }))
                .as("passkey")
                .isLessThanOrEqualTo(MAX_BYTES_OF_HOLDER);
    }

    private static long bytes(KeycloakServer server, Runnable signIn) {
        // The first ones load classes.
        for (int i = 0; i < SIGN_INS; i++) {
            signIn.run();
        }
        Capture.take(server);
        for (int i = 0; i < SIGN_INS; i++) {
            signIn.run();
        }
        Capture capture = Capture.take(server);
        assertThat(capture.signIns()).isEqualTo(SIGN_INS);
        return capture.bytes();
    }
}
