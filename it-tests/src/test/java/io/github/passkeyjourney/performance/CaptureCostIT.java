package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The memory that capturing a sign-in takes on the thread that serves it, from Keycloak's event to the ring; the time is only
 * printed. Most of it goes into asking Keycloak what it knows of the sign-in; what ours takes has narrower gates of its own,
 * in MemoryBudgetTest and SignInMapperAllocationTest.
 */
@KeycloakTest
class CaptureCostIT {
    private static final int SIGN_INS = 25;
    private static final long KB = 1_024;

    @Test
    void captureStaysBelowItsBudgetOfMemory(KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        TestUser bob = realm.user("bob");
        SoftPasskey passkey = SoftPasskey.create(bob);
        realm.update(change -> change.setEventsListeners(List.of(Capture.LISTENER)));
        Visitor visitor = new Visitor(Visitor.ABLE);
        assertCost(server, "password", 7 * KB, () -> {
            Visitor.Page login = visitor.leave().open(app.signIn());
            assertThat(visitor.password(login, alice, alice.password()).signedIn())
                    .isTrue();
        });
        assertCost(server, "passkey", 6 * KB, () -> {
            Visitor.Page login = visitor.leave().open(app.signIn());
            assertThat(visitor.passkey(login, passkey).signedIn()).isTrue();
        });
        assertCost(
                server,
                "open session",
                KB,
                () -> assertThat(visitor.open(app.signIn()).signedIn()).isTrue());
        // Only now its transports are asked for, and the browser's signed marker.
        assertCost(server, "password in spite of a passkey", 20 * KB, () -> {
            Visitor.Page login = visitor.leave().open(app.signIn());
            assertThat(visitor.password(login, bob, bob.password()).signedIn()).isTrue();
        });
    }

    private static void assertCost(KeycloakServer server, String what, long maxBytes, Runnable signIn) {
        // The first ones load classes.
        for (int i = 0; i < SIGN_INS; i++) {
            signIn.run();
        }
        Capture.take(server);
        for (int i = 0; i < SIGN_INS; i++) {
            signIn.run();
        }
        Capture capture = Capture.take(server);
        System.out.printf(
                "Capture of %s: %d bytes, %d us%n",
                what, capture.bytes(), TimeUnit.NANOSECONDS.toMicros(capture.nanos()));
        assertThat(capture.signIns()).isEqualTo(SIGN_INS);
        assertThat(capture.bytes()).as(what).isLessThanOrEqualTo(maxBytes);
    }
}
