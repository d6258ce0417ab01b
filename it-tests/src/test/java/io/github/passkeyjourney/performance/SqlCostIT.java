package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.performance.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How many SQL statements a sign-in costs, counted on the threads that serve it and compared with the same sign-in through
 * Keycloak's own flow without our listener. Caches are warm, as they are but for the first sign-in after a change.
 */
@KeycloakTest(database = DatabaseKind.POSTGRESQL_UNPREPARED)
class SqlCostIT {
    private static final int MAX_WARM_UP = 8;

    private static final String OFF = "{\"version\": 1, \"enabled\": false}";
    private static final String EXPIRY = "\"expiry\": {\"maxAge\": \"P3650D\", \"maxIdle\": \"P3650D\"},";
    private static final String OF_PASSKEY = "FROM PJ_PASSKEY WHERE CREDENTIAL_ID = $1";
    private static final String OF_USER = "FROM PJ_PASSKEY WHERE REALM_ID = $1 AND USER_ID = $2";
    private static final String FIND = "SELECT OFFERS, ";
    private static final String INSERT = "INSERT INTO PJ_NUDGE";
    private static final String COUNT_OFFER = "UPDATE PJ_NUDGE SET OFFERS";
    private static final String COUNT_SKIP = "UPDATE PJ_NUDGE SET SKIPS";

    @Test
    void signInsOfThoseWhoCannotBeAskedCostNoStatement(KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.user("alice");
        Visitor visitor = new Visitor(Visitor.ABLE);
        Runnable signIn =
                () -> assertThat(password(visitor, app, alice).signedIn()).isTrue();
        Statements stock = stock(server, realm, signIn);

        for (String policy : List.of(OFF, TestPolicy.of("off"), TestPolicy.of("observe"))) {
            assertThat(ours(server, realm, policy, signIn)).as(policy).isEqualTo(asStock(stock));
        }
        Visitor incapable = new Visitor("1.1ff.0");
        assertThat(ours(server, realm, TestPolicy.of("offer"), () -> password(incapable, app, alice)))
                .as("device that cannot")
                .isEqualTo(asStock(stock));
        Visitor unknown = new Visitor("");
        assertThat(ours(server, realm, TestPolicy.of("offer"), () -> password(unknown, app, alice)))
                .as("device of which nothing is known")
                .isEqualTo(asStock(stock));
    }

    @Test
    void signInWithAPasskeyCostsOneReadByPrimaryKey(KeycloakServer server, TestRealm realm, App app) {
        SoftPasskey passkey = SoftPasskey.create(realm.user("alice"));
        Visitor visitor = new Visitor(Visitor.ABLE);
        Runnable signIn = () -> assertThat(visitor.passkey(visitor.leave().open(app.signIn()), passkey)
                        .signedIn())
                .isTrue();
        Statements stock = stock(server, realm, signIn);
        Statements ours = ours(server, realm, TestPolicy.of("offer"), signIn);
        assertThat(ours.ours())
                .as("whether it is suspended")
                .singleElement()
                .asString()
                .endsWith(OF_PASSKEY);
        assertThat(ours.savepoints()).isOne();
        assertThat(ours.keycloaks()).isEqualTo(stock.keycloaks());
    }

    /** Whatever else the policy wants of those who have a passkey. */
    @Test
    void signInWithAPasskeyCostsThatOneReadUnderEveryRuleButTheCelebration(
            KeycloakServer server, TestRealm realm, App app) {
        SoftPasskey passkey = SoftPasskey.create(realm.user("alice"));
        Visitor visitor = new Visitor(Visitor.ABLE);
        Runnable signIn = () -> assertThat(visitor.passkey(visitor.leave().open(app.signIn()), passkey)
                        .signedIn())
                .isTrue();
        for (String rule : List.of(EXPIRY, "\"passwordless\": {\"password\": \"remove\"},")) {
            Statements ours = ours(server, realm, with(rule, TestPolicy.of("passwordless")), signIn);
            assertThat(ours.ours()).as(rule).singleElement().asString().endsWith(OF_PASSKEY);
        }

        journey(realm, with("\"celebrate\": true,", TestPolicy.of("offer")));
        assertThat(visitor.passkey(visitor.leave().open(app.signIn()), passkey).has("passkey-celebration"))
                .isTrue();
        assertThat(warm(server, signIn).ours())
                .as("for a month after the last passkey was made")
                .satisfiesExactly(
                        suspended -> assertThat(suspended).endsWith(OF_PASSKEY),
                        celebrated -> assertThat(celebrated)
                                .isEqualTo("SELECT CELEBRATED_AT FROM PJ_NUDGE WHERE REALM_ID = $1 AND USER_ID = $2"));
    }

    @Test
    void askingAHolderCostsThreeStatementsAndOneMoreWherePasskeysExpire(
            KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.user("alice");
        SoftPasskey.create(alice);
        Visitor visitor = new Visitor(Visitor.ABLE);
        Runnable signIn =
                () -> assertThat(password(visitor, app, alice).signedIn()).isFalse();

        journey(realm, TestPolicy.always());
        signIn.run();
        assertThat(warm(server, signIn).ours())
                .satisfiesExactly(
                        history -> assertThat(history).startsWith(FIND),
                        unproven -> assertThat(unproven).startsWith("SELECT CREDENTIAL_ID FROM PJ_PASSKEY"),
                        offer -> assertThat(offer).startsWith(COUNT_OFFER));
        journey(realm, with(EXPIRY, TestPolicy.always()));
        assertThat(warm(server, signIn).ours())
                .satisfiesExactly(
                        expired -> assertThat(expired).endsWith(OF_USER),
                        history -> assertThat(history).startsWith(FIND),
                        onThePage -> assertThat(onThePage).endsWith(OF_USER),
                        offer -> assertThat(offer).startsWith(COUNT_OFFER));
    }

    @Test
    void whatIsNoFreshSignInCostsNoStatement(KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.user("alice");
        Visitor stranger = new Visitor(Visitor.ABLE);
        Runnable failed = () -> assertThat(stranger.password(stranger.leave().open(app.signIn()), alice, "wrong")
                        .has("kc-form-login"))
                .isTrue();
        Runnable grant = () -> assertThat(app.directGrant(alice).ok()).isTrue();
        Visitor visitor = new Visitor(Visitor.ABLE);
        assertThat(password(visitor, app, alice).signedIn()).isTrue();
        Runnable again = () -> assertThat(visitor.open(app.signIn()).signedIn()).isTrue();

        for (Runnable work : List.of(failed, grant, again)) {
            Statements stock = stock(server, realm, work);
            assertThat(ours(server, realm, TestPolicy.of("observe"), work)).isEqualTo(asStock(stock));
            assertThat(ours(server, realm, TestPolicy.of("offer"), work)).isEqualTo(asStock(stock));
        }
    }

    @Test
    void somebodyWhoIsSnoozedCostsOneReadByPrimaryKey(KeycloakServer server, TestRealm realm, App app) {
        TestUser alice = realm.user("alice");
        Visitor visitor = new Visitor(Visitor.ABLE);
        Runnable signIn =
                () -> assertThat(password(visitor, app, alice).signedIn()).isTrue();
        Statements stock = stock(server, realm, signIn);
        journey(realm, TestPolicy.of("offer"));
        assertThat(skip(visitor, password(visitor, app, alice)).signedIn()).isTrue();

        Statements snoozed = warm(server, signIn);
        assertThat(snoozed.ours())
                .singleElement()
                .asString()
                .startsWith(FIND)
                .endsWith("FROM PJ_NUDGE WHERE REALM_ID = $1 AND USER_ID = $2");
        assertThat(snoozed.savepoints()).isOne();
        assertThat(snoozed.keycloaks()).isEqualTo(stock.keycloaks());
    }

    @Test
    void askingAndTheAnswerCostThreeStatements(KeycloakServer server, TestRealm realm, App app) {
        journey(realm, TestPolicy.always());
        TestUser warm = realm.user("warm");
        TestUser alice = realm.user("alice");
        Visitor visitor = new Visitor(Visitor.ABLE);
        assertThat(skip(visitor, password(visitor, app, warm)).signedIn()).isTrue();

        Statements first = Statements.during(server, () -> skip(visitor, password(visitor, app, alice)));
        assertOurs(first, FIND, INSERT, COUNT_SKIP);
        Statements later = Statements.during(server, () -> skip(visitor, password(visitor, app, alice)));
        assertOurs(later, FIND, COUNT_OFFER, COUNT_SKIP);
    }

    @Test
    void enrollingCostsItsRowAndItsFactBeside(KeycloakServer server, TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        Statements enrolled = Statements.during(server, () -> {
            new SignIn(app, device).withPassword(alice);
            new NudgePage(device).create().click();
            new AppPage(device);
        });
        assertThat(enrolled.ours()).hasSizeGreaterThan(3);
        assertThat(enrolled.ours().subList(0, 3))
                .satisfiesExactly(
                        find -> assertThat(find).startsWith(FIND),
                        offer -> assertThat(offer).startsWith(INSERT),
                        row -> assertThat(row).startsWith("INSERT INTO PJ_PASSKEY"));
        assertThat(enrolled.ours().subList(3, enrolled.ours().size()))
                .as("the audit fact, after the sign-in has committed")
                .allSatisfy(sql -> assertThat(sql).contains("PJ_AUDIT"))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static void assertOurs(Statements statements, String... starts) {
        assertThat(statements.ours()).hasSize(starts.length);
        for (int i = 0; i < starts.length; i++) {
            assertThat(statements.ours().get(i)).startsWith(starts[i]);
        }
        assertThat(statements.savepoints()).isEqualTo(starts.length);
    }

    private static Page password(Visitor visitor, App app, TestUser user) {
        return visitor.password(visitor.leave().open(app.signIn()), user, user.password());
    }

    private static Page skip(Visitor visitor, Page page) {
        return visitor.send(page, "passkey-form", Map.of("skip", "true"));
    }

    private static String with(String rule, String policy) {
        assertThat(policy).contains("\"enabled\": true,");
        return policy.replaceFirst("\"enabled\": true,", "\"enabled\": true, " + rule);
    }

    private static Statements stock(KeycloakServer server, TestRealm realm, Runnable work) {
        realm.browserFlow("browser")
                .update(representation -> representation.setEventsListeners(List.of("jboss-logging")));
        Statements stock = warm(server, work);
        assertThat(stock.ours()).isEmpty();
        return stock;
    }

    private static Statements ours(KeycloakServer server, TestRealm realm, String policy, Runnable work) {
        journey(realm, policy);
        return warm(server, work);
    }

    private static void journey(TestRealm realm, String policy) {
        realm.browserFlow("passkey journey")
                .policy(policy)
                .update(representation -> representation.setEventsListeners(List.of("jboss-logging", "passkey-audit")));
    }

    /** Done until it costs twice the same: before that caches fill. */
    private static Statements warm(KeycloakServer server, Runnable work) {
        work.run();
        Statements last = Statements.during(server, work);
        for (int i = 0; i < MAX_WARM_UP; i++) {
            Statements next = Statements.during(server, work);
            if (next.equals(last)) {
                return next;
            }
            last = next;
        }
        throw new AssertionError("costs something else each time, at last " + last);
    }

    /** Not one statement of ours, and not one more of Keycloak's. */
    private static Statements asStock(Statements stock) {
        return new Statements(List.of(), 0, stock.keycloaks());
    }
}
