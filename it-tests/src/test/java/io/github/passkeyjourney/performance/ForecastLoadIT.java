package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A forecast of 100 000 users on PostgreSQL. The time depends on the machine and is printed; only much more is an error. */
@Tag("long")
@KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
class ForecastLoadIT {
    private static final int USERS = Integer.getInteger("forecast.users", 100_000);
    private static final long GENEROUS_SECONDS = 240;

    private static final String POLICY = """
            {"version": 1, "cohorts": [
              {"name": "it", "phase": "encourage", "match": {"groups": ["/it"], "percent": 50}},
              {"name": "site", "phase": "offer", "match": {"attributes": {"site": ["1", "2"]}, "roles": ["staff"]}},
              {"name": "phones", "phase": "offer", "match": {"platforms": ["ios"]}},
              {"name": "everyone", "phase": "observe", "match": {}}]}""";

    @Test
    void allUsersAreDecidedOn(KeycloakServer server, TestRealm realm) throws Exception {
        AdminApi api = new AdminApi(server);
        String realmId = realm.admin().toRepresentation().getId();
        realm.user("first").join("/it").role("staff");
        realm.policy(POLICY);
        fill(server, realmId);
        String admin = api.admin();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            long began = System.nanoTime();
            List<Future<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                calls.add(threads.submit(() ->
                        api.send("POST", realm.name(), "policy/simulate?seconds=" + GENEROUS_SECONDS, admin, "")));
            }
            List<HttpResponse<String>> answers =
                    List.of(calls.get(0).get(), calls.get(1).get());
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(answers.stream().map(HttpResponse::statusCode))
                    .as("one at a time")
                    .containsExactlyInAnyOrder(200, 429);
            JsonNode forecast = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .map(AdminApi::json)
                    .findFirst()
                    .orElseThrow();
            System.out.printf("forecast of %d users: %.1f s; %s%n", USERS, seconds, forecast.path("total"));
            assertThat(forecast.path("complete").booleanValue()).isTrue();
            assertThat(forecast.path("total").path("users").intValue()).isEqualTo(USERS + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void fill(KeycloakServer server, String realmId) throws SQLException {
        String users = "generate_series(1, " + USERS + ") U";
        String id = "md5('" + realmId + "' || U)::uuid::text";
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    INSERT INTO USER_ENTITY (ID, REALM_ID, USERNAME, EMAIL, EMAIL_CONSTRAINT, EMAIL_VERIFIED, ENABLED,
                        NOT_BEFORE)
                    SELECT %s, '%s', 'user-' || U, 'user-' || U || '@realm.test', gen_random_uuid()::text, TRUE, TRUE, 0
                    FROM %s""".formatted(id, realmId, users));
            sql.execute("""
                    INSERT INTO USER_ATTRIBUTE (ID, USER_ID, NAME, VALUE)
                    SELECT gen_random_uuid()::text, %s, 'site', (U %% 9)::text FROM %s""".formatted(id, users));
            sql.execute("""
                    INSERT INTO USER_GROUP_MEMBERSHIP (GROUP_ID, USER_ID, MEMBERSHIP_TYPE)
                    SELECT G.ID, %s, 'UNMANAGED' FROM KEYCLOAK_GROUP G, %s WHERE G.REALM_ID = '%s' AND U %% 5 = 0""".formatted(id, users, realmId));
            sql.execute("""
                    INSERT INTO USER_ROLE_MAPPING (ROLE_ID, USER_ID)
                    SELECT R.ID, %s FROM KEYCLOAK_ROLE R, %s WHERE R.REALM_ID = '%s' AND R.NAME = 'staff' AND U %% 2 = 0""".formatted(id, users, realmId));
            sql.execute("""
                    INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, FIRST_DAY,
                        LAST_DAY)
                    SELECT '%s', %s, (ARRAY['windows', 'ios'])[D], 'chrome', 511, CASE WHEN U %% 4 = 0 THEN 1 ELSE 511 END,
                        20000, 20000 + D
                    FROM %s, generate_series(1, 2) D WHERE U %% 3 > 0""".formatted(realmId, id, users));
            sql.execute("""
                    INSERT INTO PJ_NUDGE (REALM_ID, USER_ID, OFFERS, SKIPS, FAILURES, LAST_SKIPPED_AT)
                    SELECT '%s', %s, 1, 1, 0, 1760000000000 FROM %s WHERE U %% 2 = 0""".formatted(realmId, id, users));
            sql.execute("""
                    INSERT INTO CREDENTIAL (ID, USER_ID, TYPE, CREDENTIAL_DATA, SECRET_DATA, PRIORITY)
                    SELECT gen_random_uuid()::text, %s, 'webauthn-passwordless', '{"transports": ["internal"]}', '{}', 10
                    FROM %s WHERE U %% 10 = 0""".formatted(id, users));
            sql.execute("ANALYZE");
        }
    }
}
