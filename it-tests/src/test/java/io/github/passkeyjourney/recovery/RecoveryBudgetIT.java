package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.FormClient;
import io.github.passkeyjourney.harness.H2;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.SpareServer;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever tries many names is stopped by where he comes from, on a server behind a proxy. */
@KeycloakTest
class RecoveryBudgetIT {

    private static final String STEP = "--spi-authenticator--passkey-recovery--";

    @Test
    void row12MessagesAndAnswersAreLimitedByAddressNetworkAndRealmWhateverTheName(Mailbox mailbox) {
        try (H2 database = H2.inMemory();
                DistributionServer server = SpareServer.start(
                        database,
                        settings -> settings.option("--proxy-headers=xforwarded")
                                .option(STEP + "messages-per-address=3")
                                .option(STEP + "messages-per-network=5")
                                .option(STEP + "messages-per-realm=6")
                                .option(STEP + "answers-per-address=4"))) {
            TestRealm realm = SpareServer.realm(server, mailbox, "budget", true).recovery();
            // The addresses are public ones, and the server has no certificate.
            realm.update(representation -> representation.setSslRequired("none"));
            TestUser alice = realm.user("alice");
            try (App app = SpareServer.app(realm)) {
                assertThat(send(app, "203.0.113.1", "alice")).isTrue();
                assertThat(send(app, "203.0.113.1", "nobody-1")).isTrue();
                assertThat(send(app, "203.0.113.1", "nobody-2")).isTrue();
                assertThat(send(app, "203.0.113.1", "alice")).isFalse();
                assertThat(send(app, "203.0.113.1", "nobody-3")).isFalse();
                // Its neighbours.
                assertThat(send(app, "203.0.113.2", "alice")).isTrue();
                assertThat(send(app, "203.0.113.3", "nobody-4")).isTrue();
                assertThat(send(app, "203.0.113.4", "alice")).isFalse();
                // Everybody.
                assertThat(send(app, "198.51.100.1", "nobody-5")).isTrue();
                assertThat(send(app, "2001:db8::1", "alice")).isFalse();

                // Answers have a budget of their own; one that is refused costs the user none of his tries.
                for (int i = 0; i < 6; i++) {
                    FormClient client = recover(app, "192.0.2.9", "alice");
                    client.post("choose", "existing-factor");
                    assertThat(client.post("method", "existing-factor", "answer", "true", "password", "wrong")
                                    .body())
                            .contains(i < 4 ? "data-code=\"wrong\"" : "data-code=\"crowded\"");
                }
                assertThat(new ServerQuery(server)
                                .rows("SELECT DAY_TRIES, FAILURES FROM PJ_TRY WHERE USER_ID = '" + alice.id()
                                        + "' AND DAY_TRIES > 0"))
                        .containsExactly("4, 4");
                assertThat(new ServerQuery(server)
                                .rows("SELECT USER_ID, METHOD FROM PJ_TRY")
                                .toString())
                        .doesNotContain("203.0.113", "192.0.2");
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() ->
                                assertThat(mailbox.to("alice@budget.test")).hasSize(2));

                server.clock().advance(Duration.ofMinutes(61));
                assertThat(send(app, "203.0.113.1", "nobody-1")).isTrue();
            }
        }
    }

    private static boolean send(App app, String address, String name) {
        String page = recover(app, address, name).post("choose", "email-code").body();
        assertThat(page).contains("data-method=\"email-code\"");
        return !page.contains("data-code=\"crowded\"");
    }

    private static FormClient recover(App app, String address, String name) {
        FormClient client = new FormClient().header("X-Forwarded-For", address);
        client.open(app.signIn());
        return client.open(client.link("reset-credentials")).post("username", name);
    }
}
