package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.performance.SoftPasskey;
import io.github.passkeyjourney.performance.Visitor;
import io.github.passkeyjourney.performance.Visitor.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** On a database that tells of whom it keeps waiting. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL)
class LastWayInIT {

    /** Each removal alone is fine: the other passkey is still there. */
    @Test
    void ofTheLastTwoPasskeysOneStaysThoughBothAreRemovedInTheSameMoment(
            KeycloakServer server, TestRealm realm, App app) throws SQLException {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        SoftPasskey passkey = SoftPasskey.create(alice);
        SoftPasskey.create(alice);
        alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .forEach(password -> alice.admin().removeCredential(password.getId()));
        assertThat(alice.passkeys()).hasSize(2);

        List<Visitor> visitors = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        for (CredentialRepresentation target : alice.passkeys()) {
            Visitor visitor = new Visitor(Visitor.ABLE);
            assertThat(visitor.passkey(visitor.open(app.signIn()), passkey).signedIn())
                    .isTrue();
            Page page = visitor.open(app.signIn(Map.of("kc_action", "delete_credential:" + target.getId())));
            assertThat(page.has("kc-accept")).as(page.html()).isTrue();
            visitors.add(visitor);
            pages.add(page);
        }

        List<CompletableFuture<Page>> answers = new ArrayList<>();
        try (Connection holder = server.database().connect();
                Connection onlooker = server.database().connect()) {
            holder.setAutoCommit(false);
            try (Statement hold = holder.createStatement()) {
                hold.execute("SELECT ID FROM CREDENTIAL WHERE USER_ID = '" + alice.id() + "' FOR UPDATE");
            }
            for (int i = 0; i < visitors.size(); i++) {
                Visitor visitor = visitors.get(i);
                Page page = pages.get(i);
                answers.add(CompletableFuture.supplyAsync(() -> visitor.send(page, Map.of("accept", "yes"))));
            }
            await("both wait")
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> waiting(onlooker) == 2);
            holder.rollback();
        }
        answers.forEach(CompletableFuture::join);

        assertThat(alice.passkeys()).hasSize(1);
        realm.awaitEvent("REMOVE_CREDENTIAL", event -> true);
        realm.awaitEvent(
                "REMOVE_CREDENTIAL_ERROR",
                event -> "last-way-in".equals(event.getDetails().get("reason")));
    }

    private static int waiting(Connection onlooker) throws SQLException {
        try (Statement query = onlooker.createStatement();
                ResultSet rows =
                        query.executeQuery("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
