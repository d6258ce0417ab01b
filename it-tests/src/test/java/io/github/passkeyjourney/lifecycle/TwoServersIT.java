package io.github.passkeyjourney.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.PostgreSql;
import io.github.passkeyjourney.harness.SpareServer;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.performance.SoftPasskey;
import io.github.passkeyjourney.performance.Visitor;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one database that tell each other nothing: what one of them has in its caches is as old as it can be. Whoever
 * waits for messages between caches lets somebody in here.
 */
class TwoServersIT {

    @BeforeEach
    void serversAreProcessesOfThisMachine() {
        assumeTrue(System.getProperty("harness.backend", "distribution").equals("distribution"));
    }

    @Test
    void whatOneServerSuspendsTheOtherRefusesAtOnceAndAlsoWhileOurTableIsLocked() throws SQLException {
        try (PostgreSql database = PostgreSql.start();
                Mailbox mailbox = Mailbox.start(0);
                DistributionServer one = SpareServer.start(database);
                DistributionServer two = SpareServer.start(database, settings -> settings.name("spare-second"))) {
            TestRealm realm = SpareServer.realm(one, mailbox, "two", true).policy(TestPolicy.of("offer"));
            try (App here = SpareServer.app(realm);
                    App there = SpareServer.app(realm.at(two))) {
                TestUser alice = realm.user("alice");
                SoftPasskey passkey = SoftPasskey.create(alice);
                Visitor visitor = new Visitor(Visitor.ABLE);
                assertThat(signIn(visitor, there, passkey).signedIn()).isTrue();

                AdminApi api = new AdminApi(one);
                String path = "users/" + alice.id() + "/passkeys";
                String id = api.json(realm.name(), path).get(0).path("id").asText();
                assertThat(post(api, realm, path + "/" + id + "/suspend")).isEqualTo(200);
                for (int i = 0; i < 2; i++) {
                    assertThat(signIn(visitor, there, passkey).html()).contains("This passkey is suspended");
                }
                assertThat(signIn(new Visitor(Visitor.ABLE), here, passkey).html())
                        .contains("This passkey is suspended");

                SoftPasskey another = SoftPasskey.create(realm.user("bob"));
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("LOCK TABLE PJ_PASSKEY IN ACCESS EXCLUSIVE MODE");
                    assertThat(signIn(new Visitor(Visitor.ABLE), here, passkey).html())
                            .contains("This passkey is suspended");
                    assertThat(signIn(new Visitor(Visitor.ABLE), here, another).signedIn())
                            .isTrue();
                    connection.rollback();
                }

                assertThat(post(api, realm, path + "/" + id + "/resume")).isEqualTo(200);
                assertThat(signIn(new Visitor(Visitor.ABLE), here, passkey).signedIn())
                        .isTrue();
            }
        }
    }

    private static Visitor.Page signIn(Visitor visitor, App app, SoftPasskey passkey) {
        return visitor.passkey(visitor.leave().open(app.signIn()), passkey);
    }

    private static int post(AdminApi api, TestRealm realm, String path) {
        HttpResponse<String> answer = api.call("POST", realm.name(), path, api.admin(), "application/json");
        return answer.statusCode();
    }
}
