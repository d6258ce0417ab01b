package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.performance.Visitor.Page;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What a policy would do: the same as it then does, and at a price that grows with pages alone. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL_UNPREPARED)
class ForecastIT {
    private static final int PAGE = 500;

    /** The next users, attributes, groups, roles, links, organizations, devices, nudges, credentials. */
    private static final int MOST_STATEMENTS = 9;

    private static final int MANY = 10_000;

    private static final String UNABLE = "1.1ff.0";

    private static final String POLICY = """
            {"version": 1, "cohorts": [
              {"name": "must", "match": {"groups": ["/must"]}, "phase": "require", "nudge": {"deadline": "2026-01-01"}},
              {"name": "may", "match": {"roles": ["may"], "attributes": {"site": ["here"]}, "not": {"groups": ["/spared"]}},
               "phase": "offer"},
              {"name": "app", "match": {"clients": ["app"], "emailDomains": ["app.test"]}, "phase": "offer"},
              {"name": "watched", "match": {"groups": ["/watched"]}, "phase": "observe"}]}""";

    @Test
    void whatIsForetoldHappensAtSignIn(KeycloakServer server, TestRealm realm, App app) throws SQLException {
        AdminApi api = new AdminApi(server);
        realm.policy(POLICY);
        String realmId = realm.admin().toRepresentation().getId();
        Map<String, TestUser> expected = new LinkedHashMap<>();
        expected.put("asked-mandatory", realm.user("must").join("/must"));
        expected.put("asked", may(realm, "asked"));
        expected.put("snoozed", may(realm, "snoozed"));
        expected.put("device-cannot", may(realm, "cannot"));
        expected.put("device-unknown", may(realm, "unknown"));
        expected.put("excluded", may(realm, "spared").join("/spared"));
        expected.put("phase-observe", realm.user("watched").join("/watched"));
        TestUser nobody = realm.user("nobody", user -> user.setEmail("nobody@app.test"));
        expected.put("no-cohort", nobody);
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            for (TestUser user : expected.values()) {
                int present = user.username().equals("cannot") ? 0 : 511;
                if (!user.username().equals("unknown")) {
                    sql.execute("INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS,"
                            + " FIRST_DAY, LAST_DAY) VALUES ('" + realmId + "', '" + user.id()
                            + "', 'other', 'other', 511, " + present + ", 20000, 20000)");
                }
            }
            long skippedAt = server.clock().now().toEpochMilli();
            sql.execute("INSERT INTO PJ_NUDGE (REALM_ID, USER_ID, OFFERS, SKIPS, FAILURES, LAST_SKIPPED_AT) VALUES ('"
                    + realmId + "', '" + expected.get("snoozed").id() + "', 1, 1, 0, " + skippedAt + ")");
        }

        JsonNode forecast = simulate(api, realm, "");
        assertThat(forecast.path("complete").booleanValue()).isTrue();
        assertThat(forecast.path("total").path("users").intValue()).isEqualTo(expected.size());
        assertThat(forecast.path("total").path("asked").intValue()).isEqualTo(2);
        assertThat(forecast.path("cohorts").findValuesAsText("cohort"))
                .containsExactly("must", "may", "app", "watched", "null");
        expected.forEach((reason, user) -> {
            assertThat(forecast.path("total").path("reasons").path(reason).intValue())
                    .as(reason)
                    .isEqualTo(1);
            assertThat(forecast.path("samples").path(reason).path(0).asText())
                    .as(reason)
                    .isEqualTo(user.id());
            assertThat(decision(api, realm, user, "").path("reason").asText()).isEqualTo(reason);
        });
        assertThat(forecast.path("assumptions").toString()).contains("no-client", "stored-users");
        JsonNode snoozed = decision(api, realm, expected.get("snoozed"), "");
        assertThat(snoozed.path("cohort").asText()).isEqualTo("may");
        assertThat(snoozed.path("until").asText())
                .as("a week after the skip")
                .isGreaterThan(snoozed.path("since").asText());

        assertThat(decision(api, realm, nobody, "?client=app").path("reason").asText())
                .as("to that client")
                .isEqualTo("asked");
        assertThat(simulate(api, realm, "?client=app")
                        .path("total")
                        .path("asked")
                        .intValue())
                .isEqualTo(3);

        expected.forEach((reason, user) -> {
            String foretold =
                    decision(api, realm, user, "?client=app").path("reason").asText();
            String device = user.username().equals("cannot") ? UNABLE : Visitor.ABLE;
            Visitor visitor = new Visitor(user.username().equals("unknown") ? "" : device);
            Page page = visitor.password(visitor.leave().open(app.signIn()), user, user.password());
            assertThat(page.has("passkey-form")).as(foretold).isEqualTo(foretold.startsWith("asked"));
            assertThat(page.signedIn()).as(foretold).isEqualTo(!foretold.startsWith("asked"));
            if (foretold.startsWith("asked")) {
                assertThat(page.has("passkey-skip")).as(foretold).isEqualTo(foretold.equals("asked"));
            }
        });
    }

    @Test
    void aPageCostsOneStatementForEachKindOfFact(KeycloakServer server, TestRealm realm) throws SQLException {
        AdminApi api = new AdminApi(server);
        String realmId = realm.admin().toRepresentation().getId();
        realm.policy("""
                {"version": 1, "cohorts": [{"name": "all kinds", "phase": "offer", "match": {"not": {
                  "groups": ["/it"], "roles": ["r"], "organizations": ["o"], "identityProviders": ["i"],
                  "emailDomains": ["d.test"], "attributes": {"a": ["1"]}, "platforms": ["ios"]}}}]}""");
        fill(server, realmId, 0, 2 * PAGE);
        simulate(api, realm, "");
        long few = statements(server, api, realm, 2 * PAGE);
        fill(server, realmId, 2 * PAGE, 3 * PAGE);
        long more = statements(server, api, realm, 5 * PAGE);
        assertThat(more - few).as("three pages more").isLessThanOrEqualTo(3L * MOST_STATEMENTS);
    }

    /** The words of the rollout guide: 10, 25, 100. */
    @Test
    void aGrowingShareOnlyAddsPeopleAndTheyAreThoseWhoAreThenAsked(KeycloakServer server, TestRealm realm, App app)
            throws SQLException {
        AdminApi api = new AdminApi(server);
        String realmId = realm.admin().toRepresentation().getId();
        Map<String, TestUser> sample = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            TestUser user = realm.user("sample-" + i);
            sample.put(user.id(), user);
        }
        fill(server, realmId, 0, MANY - sample.size());
        Set<String> everybody = new LinkedHashSet<>();
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    "INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, FIRST_DAY,"
                            + " LAST_DAY) SELECT REALM_ID, ID, 'other', 'other', 511, 511, 20000, 20000 FROM USER_ENTITY"
                            + " WHERE REALM_ID = '" + realmId + "'");
            try (ResultSet rows = sql.executeQuery(
                    "SELECT ID FROM USER_ENTITY WHERE SERVICE_ACCOUNT_CLIENT_LINK IS NULL AND REALM_ID = '" + realmId
                            + "'")) {
                while (rows.next()) {
                    everybody.add(rows.getString(1));
                }
            }
        }

        Set<String> before = Set.of();
        Set<String> signedIn = new HashSet<>();
        for (int percent : new int[] {10, 25, 100}) {
            String policy = """
                    {"version": 1, "cohorts": [
                      {"name": "pilot", "match": {"percent": %d}, "phase": "offer"},
                      {"name": "everyone", "match": {}, "phase": "observe"}]}""".formatted(percent);
            realm.policy(policy);
            Set<String> drawn = drawn(policy, realmId, everybody);
            assertThat(drawn).as("%d percent", percent).containsAll(before);
            assertThat(drawn.size()).isBetween(MANY / 100 * percent - 150, MANY / 100 * percent + 150);

            JsonNode forecast = simulate(api, realm, "");
            assertThat(forecast.path("total").path("users").intValue()).isEqualTo(MANY);
            assertThat(forecast.path("total").path("asked").intValue()).isEqualTo(drawn.size());
            forecast.path("samples")
                    .path("asked")
                    .forEach(id -> assertThat(drawn).contains(id.asText()));

            for (TestUser user : sample.values()) {
                String foretold = decision(api, realm, user, "").path("reason").asText();
                assertThat(foretold).isEqualTo(drawn.contains(user.id()) ? "asked" : "phase-observe");
                // Nobody is asked twice in a week, so each signs in when the answer changes for the first time.
                if (foretold.equals("asked") ? signedIn.add(user.id()) : percent == 10) {
                    Visitor visitor = new Visitor(Visitor.ABLE);
                    Page page = visitor.password(visitor.open(app.signIn()), user, user.password());
                    assertThat(page.has("passkey-form")).as(user.username()).isEqualTo(foretold.equals("asked"));
                }
            }
            before = drawn;
        }
        assertThat(before).isEqualTo(everybody);
        assertThat(signedIn).isEqualTo(sample.keySet());
    }

    @Test
    void whosePasskeysHaveAllExpiredIsForetoldToBeAsked(KeycloakServer server, TestRealm realm, App app)
            throws SQLException {
        AdminApi api = new AdminApi(server);
        realm.policy("""
                {"version": 1, "cohorts": [
                  {"name": "everyone", "match": {}, "phase": "offer", "expiry": {"maxAge": "P30D"}}]}""");
        TestUser expired = holder(server, realm, "expired", Duration.ofDays(31));
        holder(server, realm, "holder", Duration.ofDays(29));

        JsonNode total = simulate(api, realm, "").path("total");
        assertThat(total.path("reasons").toString()).isEqualTo("{\"asked\":1,\"has-passkey-here\":1}");
        assertThat(decision(api, realm, expired, "").path("reason").asText()).isEqualTo("asked");
        Visitor visitor = new Visitor(Visitor.ABLE);
        Page page = visitor.password(visitor.open(app.signIn()), expired, expired.password());
        assertThat(page.has("passkey-form")).isTrue();
    }

    private static TestUser holder(KeycloakServer server, TestRealm realm, String name, Duration age)
            throws SQLException {
        CredentialRepresentation passkey = new CredentialRepresentation();
        passkey.setType("webauthn-passwordless");
        passkey.setUserLabel("Phone");
        passkey.setSecretData("{}");
        passkey.setCredentialData("{\"aaguid\":\"ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4\",\"credentialId\":\"" + name
                + "\",\"counter\":0,\"transports\":[]}");
        passkey.setCreatedDate(server.clock().now().minus(age).toEpochMilli());
        TestUser user = realm.user(name, created -> created.getCredentials().add(passkey));
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    "INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, FIRST_DAY,"
                            + " LAST_DAY) SELECT REALM_ID, ID, 'other', 'other', 511, 511, 20000, 20000 FROM USER_ENTITY"
                            + " WHERE ID = '" + user.id() + "'");
        }
        return user;
    }

    /** The engine of this machine, not the server's. */
    private static Set<String> drawn(String policy, String realmId, Set<String> users) {
        RolloutEngine engine = new RolloutEngine(((PolicyParse.Valid) PolicyDocument.parse(policy)).policy());
        return users.stream()
                .filter(id -> engine.cohort(engine.subject(realmId, id).build())
                        .filter(cohort -> cohort.name().equals("pilot"))
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void whatCannotBeForetoldIsRefused(KeycloakServer server, TestRealm realm) {
        AdminApi api = new AdminApi(server);
        String admin = api.admin();
        for (String query : new String[] {"?client=none", "?client=%00", "?seconds=0", "?seconds=x", "?colour=1"}) {
            assertThat(api.send("POST", realm.name(), "policy/simulate" + query, admin, "")
                            .statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(api.send("POST", realm.name(), "policy/simulate", admin, "{\"version\": 2}")
                        .statusCode())
                .isEqualTo(400);
        realm.policy("nonsense");
        TestUser user = realm.user("alice");
        assertThat(decision(api, realm, user, "").path("reason").asText()).isEqualTo("policy-unreadable");
        assertThat(api.send("POST", realm.name(), "policy/simulate", admin, "{\"version\": 1}")
                        .statusCode())
                .as("another policy can be tried out all the same")
                .isEqualTo(200);
    }

    private static TestUser may(TestRealm realm, String name) {
        return realm.user(name).role("may").attribute("site", "here");
    }

    private static long statements(KeycloakServer server, AdminApi api, TestRealm realm, int users) {
        AtomicReference<JsonNode> answer = new AtomicReference<>();
        Statements statements = Statements.during(server, () -> answer.set(simulate(api, realm, "")));
        assertThat(Objects.requireNonNull(answer.get())
                        .path("total")
                        .path("users")
                        .intValue())
                .isEqualTo(users);
        return statements.ours().size() + statements.keycloaks();
    }

    private static void fill(KeycloakServer server, String realmId, int from, int count) throws SQLException {
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    INSERT INTO USER_ENTITY (ID, REALM_ID, USERNAME, EMAIL_CONSTRAINT, EMAIL_VERIFIED, ENABLED, NOT_BEFORE)
                    SELECT md5('%1$s' || U)::uuid::text, '%1$s', 'user-' || U, gen_random_uuid()::text, TRUE, TRUE, 0
                    FROM generate_series(%2$d, %3$d) U""".formatted(realmId, from, from + count - 1));
        }
    }

    @Test
    void aSuggestionOrdersTheCohortsAndItsPolicyCanBeStoredAsItIs(KeycloakServer server, TestRealm realm)
            throws SQLException {
        String policy = """
                {"version": 1, "analytics": {"minimumCellSize": %d}, "cohorts": [
                  {"name": "rest", "phase": "observe", "match": {"not": {"groups": ["/it"]}}},
                  {"name": "it", "phase": "observe", "match": {}}]}""";
        AdminApi api = new AdminApi(server);
        TestUser ada = realm.user("ada").join("/it");
        realm.user("unseen");
        realm.policy(policy.formatted(1));
        long today = server.clock().now().toEpochMilli() / 86_400_000;
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute(
                    "INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, FIRST_DAY,"
                            + " LAST_DAY) VALUES ('"
                            + realm.admin().toRepresentation().getId() + "', '" + ada.id()
                            + "', 'other', 'other', 511, 511, " + today + ", " + today + ")");
        }

        JsonNode suggestion = api.json(realm.name(), "policy/suggestion");
        assertThat(suggestion.path("complete").booleanValue()).isTrue();
        assertThat(suggestion.path("cohorts").toString())
                .isEqualTo(
                        "[{\"cohort\":\"it\",\"phase\":\"observe\",\"reason\":\"ready\",\"users\":1,\"able\":1,\"unable\":0,"
                                + "\"unknown\":0},{\"cohort\":\"rest\",\"phase\":\"observe\",\"reason\":\"little-known\",\"users\":1,"
                                + "\"able\":0,\"unable\":0,\"unknown\":1}]");
        assertThat(suggestion.path("platforms").toString())
                .isEqualTo("[{\"platform\":\"other\",\"users\":1,\"able\":1}]");
        HttpResponse<String> stored = api.send(
                "PUT",
                realm.name(),
                "policy",
                api.admin(),
                suggestion.path("policy").toString(),
                "If-Match",
                "*");
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        JsonNode next = api.json(realm.name(), "policy/suggestion");
        assertThat(next.path("cohorts").findValuesAsText("reason")).containsExactly("little-known", "asked-already");
        assertThat(next.path("policy").isNull()).isTrue();

        realm.policy(policy.formatted(2));
        JsonNode few = api.json(realm.name(), "policy/suggestion");
        assertThat(few.path("cohorts").findValuesAsText("reason")).containsOnly("too-few");
        assertThat(few.path("cohorts").findValues("users")).isEmpty();
        assertThat(few.path("platforms")).isEmpty();
    }

    private static JsonNode simulate(AdminApi api, TestRealm realm, String query) {
        HttpResponse<String> response = api.send("POST", realm.name(), "policy/simulate" + query, api.admin(), "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return AdminApi.json(response);
    }

    private static JsonNode decision(AdminApi api, TestRealm realm, TestUser user, String query) {
        return api.json(realm.name(), "users/" + user.id() + "/decision" + query);
    }
}
