package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.FormClient;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.RecoveryPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attacks on the step {@code passkey-recovery}, by the rows of docs/security.md. */
@KeycloakTest
class RecoveryAttackIT {

    private static final int SESSIONS = 200;
    private static final int AT_ONCE = 64;
    private static final int STEPS = 2_000;

    /** Whatever lets somebody change the account or get in. */
    private static final List<String> OPEN_DOORS = List.of(
            "data-page-id=\"login-passkey-enroll\"",
            "data-page-id=\"login-login-update-password\"",
            "data-page-id=\"login-passkey-recovered\"",
            "id=\"passkey-end-",
            "<h1>Signed in</h1>");

    @Tag("mariadb")
    @Test
    void row1TwoHundredSessionsFromForgedAddressesNeverExceedTheCounterOfOneUser(
            KeycloakServer server, TestRealm realm, App app, Mailbox mailbox) throws Exception {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice");
        List<Future<String>> guesses = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        for (int i = 0; i < SESSIONS; i++) {
            String address = "203.0.113." + i;
            String name = i % 2 == 0 ? "alice" : alice.email();
            guesses.add(pool.submit(() -> {
                FormClient client = recover(new FormClient().header("X-Forwarded-For", address), app, name);
                client.post("choose", "email-code");
                return client.post("method", "email-code", "answer", "true", "code", "00000000")
                        .body();
            }));
        }
        for (Future<String> guess : guesses) {
            assertThat(guess.get()).contains("data-code=\"wrong\"").doesNotContain(OPEN_DOORS);
        }
        pool.shutdown();
        ServerQuery query = new ServerQuery(server);
        String where = " WHERE USER_ID = '" + alice.id() + "' AND METHOD = 'email-code'";
        assertThat(query.rows("SELECT DAY_TRIES, DAY_CODES FROM PJ_TRY" + where))
                .containsExactly("50, 10");
        assertThat(query.rows("SELECT COUNT(*), MAX(TRIES) FROM PJ_CODE" + where))
                .singleElement()
                .asString()
                .startsWith("10, ")
                .satisfies(row -> assertThat(Integer.parseInt(row.substring(4))).isLessThanOrEqualTo(5));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailbox.to(alice.email())).hasSize(10));
    }

    @Test
    void row1TheRightCodeIsRefusedAfterFiveWrongOnesAndANewOneIsCountedOn(TestRealm realm, App app, Mailbox mailbox) {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice");
        FormClient client = recover(new FormClient(), app, "alice");
        client.post("choose", "email-code");
        String code = RecoveryPage.code(mailbox.await(alice.email()));
        for (int i = 0; i < 5; i++) {
            client.post("method", "email-code", "answer", "true", "code", wrong(code));
        }
        assertThat(client.post("method", "email-code", "answer", "true", "code", code)
                        .body())
                .contains("data-code=\"wrong\"")
                .doesNotContain(OPEN_DOORS);
    }

    @Test
    void row3WrongAnswersLockTheAccountAndALockedOneIsRefusedLikeAWrongAnswer(TestRealm realm, App app) {
        realm.recovery().policy(atOnce()).update(representation -> {
            representation.setBruteForceProtected(true);
            representation.setFailureFactor(3);
            representation.setWaitIncrementSeconds(600);
            representation.setMaxFailureWaitSeconds(600);
        });
        TestUser alice = realm.user("alice");
        FormClient client = recover(new FormClient(), app, "alice");
        client.post("choose", "existing-factor");
        for (int i = 1; i <= 3; i++) {
            client.post("method", "existing-factor", "answer", "true", "password", "wrong");
            int failures = i;
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(realm.admin()
                                    .attackDetection()
                                    .bruteForceUserStatus(alice.id())
                                    .get("numFailures"))
                            .isEqualTo(failures));
        }
        assertThat(client.post("method", "existing-factor", "answer", "true", "password", alice.password())
                        .body())
                .contains("data-code=\"wrong\"")
                .doesNotContain(OPEN_DOORS);
    }

    @Test
    void row4OneCodeThatIsPostedManyTimesAtOnceIsOneProof(
            KeycloakServer server, TestRealm realm, App app, Mailbox mailbox) throws Exception {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice").otp();
        FormClient client = recover(new FormClient(), app, "alice");
        client.post("choose", "email-code");
        String code = RecoveryPage.code(mailbox.await(alice.email()));
        URI action = client.action();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(
                    pool.submit(() -> client.postAside(action, "method", "email-code", "answer", "true", "code", code)
                            .statusCode()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isLessThan(500);
        }
        pool.shutdown();
        assertThat(new ServerQuery(server)
                        .rows("SELECT METHOD, COUNT(*) FROM PJ_PROOF WHERE USER_ID = '" + alice.id()
                                + "' GROUP BY METHOD"))
                .containsExactly("email-code, 1");
    }

    @Test
    void row7NoWayThroughTheFlowLeadsPastTheProofs(TestRealm realm, App app) {
        realm.recovery().policy(atOnce());
        realm.user("alice").otp();
        Random random = new Random(7);
        FormClient client = recover(new FormClient(), app, "alice");
        List<URI> seen = new ArrayList<>(List.of(client.action()));
        for (int step = 0; step < STEPS; step++) {
            if (client.hasForm()) {
                seen.add(client.action());
            }
            URI some = seen.get(random.nextInt(seen.size()));
            URI action = client.hasForm() && random.nextInt(4) > 0 ? client.action() : some;
            switch (random.nextInt(12)) {
                case 0 -> client.post(action);
                case 1 -> client.post(action, "tryAnotherWay", "on");
                case 2 -> client.post(action, "ending", "passkey");
                case 3 -> client.post(action, "ending", "password", "answer", "true");
                case 4 -> client.post(action, "method", "email-code", "answer", "true");
                case 5 -> client.post(action, "choose", "access-pass");
                case 6 -> client.post(action, "list", "true", "finish", "true");
                case 7 -> client.post(action, "authenticationExecution", "passkey-recovery", "credentialId", "x");
                case 8 -> client.open(some);
                case 9 ->
                    client.open(URI.create(
                            some.toString().replaceFirst("login-actions/[a-z-]+", "login-actions/" + other(random))));
                case 10 -> client.open(URI.create(some.toString().replaceFirst("execution=[^&]*", "execution=x")));
                default -> client.post(action, "username", random.nextBoolean() ? "alice" : "nobody");
            }
            assertThat(client.body()).as("step %s", step).doesNotContain(OPEN_DOORS);
            if (!client.hasForm() || step % 200 == 199) {
                client = recover(new FormClient(), app, "alice");
            }
        }
    }

    /** Keycloak's own page of consent goes past every required action; what a recovery is to end in must be there all the same. */
    @Test
    void row7ARequestThatSkipsTheEndOfARecoveryIsNotSignedIn(
            KeycloakServer server, TestRealm realm, App app, Mailbox mailbox) {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice");
        for (String way : List.of("consent", "skip", "kc_action", "objection")) {
            FormClient client = new FormClient();
            client.open(way.equals("kc_action") ? app.signIn(Map.of("kc_action", "passkey-recovered")) : app.signIn());
            client.open(client.link("reset-credentials")).post("username", "alice");
            client.post("method", "existing-factor", "answer", "true", "password", alice.password());
            client.post("ending", "passkey");
            assertThat(client.body()).as(way).contains("data-page-id=\"login-passkey-enroll\"");
            URI action = client.action();
            switch (way) {
                case "consent" ->
                    client.post(URI.create(action.toString()
                            .replace("/required-action", "/consent")
                            .replaceFirst("session_code=[^&]*&", "")));
                case "objection" -> {
                    new ServerQuery(server)
                            .change("UPDATE PJ_RECOVERY SET STATE = 'repudiated' WHERE STATE = 'open' AND USER_ID = '"
                                    + alice.id() + "'");
                    client.post("skip", "later");
                }
                default -> client.post("skip", "later");
            }
            assertThat(client.body()).as(way).doesNotContain("<h1>Signed in</h1>");
            assertThat(alice.admin().getUserSessions()).as(way).isEmpty();
        }
        assertThat(mailbox.to(alice.email())).isEmpty();
    }

    private static String other(Random random) {
        return List.of("restart", "authenticate", "required-action", "reset-credentials", "registration")
                .get(random.nextInt(5));
    }

    @Test
    void row10AnUnknownNameIsAnsweredByTheSameBytes(KeycloakServer server, TestRealm realm, App app) {
        realm.recovery().policy(atOnce());
        realm.user("alice").otp();
        realm.user("bert", user -> user.setEmail(null));
        realm.user("carol", user -> user.setEnabled(false));
        String nobody = story(app, "nobody-at-all");
        for (String name : List.of("alice", "bert", "carol", "nobody-else")) {
            assertThat(story(app, name)).as(name).isEqualTo(nobody);
        }
    }

    private static String story(App app, String name) {
        FormClient client = new FormClient();
        StringBuilder story = new StringBuilder();
        add(story, recover(client, app, name));
        add(story, client.post("choose", "email-code"));
        for (int i = 0; i < 6; i++) {
            add(story, client.post("method", "email-code", "answer", "true", "code", "00000000"));
        }
        add(story, client.post("choose", "existing-factor"));
        add(story, client.post("method", "existing-factor", "answer", "true", "password", "wrong"));
        add(story, client.post("method", "existing-factor", "answer", "true", "otp", "000000"));
        add(story, client.post("choose", "access-pass"));
        return story.toString();
    }

    /** All but what differs between two visits of one and the same name. */
    private static void add(StringBuilder story, FormClient client) {
        story.append(client.status())
                .append(client.body()
                        .replaceAll("(session_code|execution|tab_id|client_data|state|nonce)=[^&\"]*", "$1=")
                        .replaceAll("\"[A-Za-z0-9_-]{40,}\"", "\"\"")
                        .replaceAll("\\d{4} \\d{4}</bdi>", "")
                        .replaceAll("checkAuthSession\\([^)]*\\)", ""));
        client.responseHeaders().forEach((header, values) -> {
            if (!List.of("set-cookie", "content-security-policy", "date").contains(header)) {
                story.append(header).append(values);
            }
        });
    }

    /** As in CVE-2026-7507: whoever has the address of a page has not its sign-in. */
    @Test
    void row24TheAddressOfAPageIsOfNoUseInAnotherBrowser(
            KeycloakServer server, TestRealm realm, App app, Mailbox mailbox) {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice");
        FormClient victim = recover(new FormClient(), app, "alice");
        victim.post("choose", "email-code");
        URI action = victim.action();
        String code = RecoveryPage.code(mailbox.await(alice.email()));
        FormClient bare = new FormClient();
        FormClient own = recover(new FormClient(), app, "alice");
        for (FormClient thief : List.of(bare, own)) {
            thief.post(action, "method", "email-code", "answer", "true", "code", code);
            assertThat(thief.body()).doesNotContain(OPEN_DOORS);
            thief.open(URI.create(action.toString().replace("/reset-credentials", "/restart")));
            assertThat(thief.body()).doesNotContain(OPEN_DOORS);
            thief.post(action, "ending", "password");
            assertThat(thief.body()).doesNotContain(OPEN_DOORS);
        }
        assertThat(new ServerQuery(server).rows("SELECT METHOD, ID FROM PJ_PROOF WHERE USER_ID = '" + alice.id() + "'"))
                .isEmpty();
        assertThat(victim.post("method", "email-code", "answer", "true", "code", code)
                        .body())
                .contains("id=\"passkey-end-password\"");
    }

    @Test
    void row25ACodeOnItsWayDoesNotOutliveTheAddressAndRow27NorTheAccount(TestRealm realm, App app, Mailbox mailbox) {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice");
        FormClient client = recover(new FormClient(), app, "alice");
        client.post("choose", "email-code");
        String code = RecoveryPage.code(mailbox.await(alice.email()));
        alice.update(user -> user.setEmail("new-" + alice.email()));
        assertThat(client.post("method", "email-code", "answer", "true", "code", code)
                        .body())
                .contains("data-code=\"wrong\"");

        TestUser bert = realm.user("bert");
        client = recover(new FormClient(), app, "bert");
        client.post("choose", "email-code");
        code = RecoveryPage.code(mailbox.await(bert.email()));
        bert.update(user -> user.setEnabled(false));
        assertThat(client.post("method", "email-code", "answer", "true", "code", code)
                        .body())
                .doesNotContain(OPEN_DOORS);
    }

    /** Rows 15 and 46: what is secret is in no log, no event and no table. */
    @Test
    void whatIsTypedAndSentIsWrittenDownNowhere(KeycloakServer server, TestRealm realm, App app, Mailbox mailbox) {
        realm.recovery().policy(atOnce());
        TestUser alice = realm.user("alice").otp();
        long mark = server.log().mark();
        FormClient client = recover(new FormClient(), app, "alice");
        client.post("choose", "email-code");
        String code = RecoveryPage.code(mailbox.await(alice.email()));
        client.post("method", "email-code", "answer", "true", "code", "31415926");
        client.post("method", "email-code", "answer", "true", "code", code);
        client.post("method", "existing-factor", "answer", "true", "password", "canary-wrong");
        client.post("method", "existing-factor", "answer", "true", "password", alice.password());
        assertThat(client.body()).contains("id=\"passkey-end-");

        List<String> secrets = List.of(code, RecoveryPage.spaced(code), "31415926", "3141 5926", "canary-wrong");
        assertThat(server.log().since(mark)).doesNotContain(secrets);
        ServerQuery query = new ServerQuery(server);
        List<String> tables = query
                .rows("SELECT TABLE_NAME, TABLE_SCHEMA FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_SCHEMA = 'PUBLIC'")
                .stream()
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
        assertThat(tables).contains("PJ_CODE", "PJ_TRY", "EVENT_ENTITY", "PJ_AUDIT");
        for (String table : tables) {
            assertThat(String.join("\n", query.rows("SELECT T.*, 1 FROM \"" + table + "\" T")))
                    .as(table)
                    .doesNotContain(secrets);
        }
    }

    private static FormClient recover(FormClient client, App app, String name) {
        client.open(app.signIn());
        return client.open(client.link("reset-credentials")).post("username", name);
    }

    private static String wrong(String code) {
        return code.equals("00000000") ? "00000001" : "00000000";
    }

    private static String atOnce() {
        return TestPolicy.of("offer").replaceFirst("\\{", "{\"recovery\": {\"hold\": \"PT0S\"}, ");
    }
}
