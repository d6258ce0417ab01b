package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.audit.store.behaviour.Cell;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reports over ten million facts of 100 000 users in 400 days and 2 000 cells, on PostgreSQL and over HTTP; and beside them
 * Keycloak's own store of events, with a tenth as many. Times depend on the machine and are printed, the first call of each
 * report after its breakdowns' 95th percentiles; only many times the budget is an error.
 */
@Tag("long")
@KeycloakTest(database = DatabaseKind.POSTGRESQL, journey = false)
class InsightsLoadIT {
    private static final int FACTS = Integer.getInteger("insights.facts", 10_000_000);
    private static final int EVENTS = FACTS / 10;
    private static final int DAYS = 400;
    private static final int CELLS = 2_000;
    private static final int USERS = FACTS / 100;
    private static final int CALLS = Integer.getInteger("insights.calls", 20);
    private static final long GENEROUS_MILLIS = 5_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> calls = new ArrayList<>();

    @Test
    void eachReportAnswersAtOnce(KeycloakServer server, TestRealm realm) throws SQLException {
        LocalDate today = LocalDate.ofInstant(server.clock().now(), ZoneOffset.UTC);
        String realmId = realm.admin().toRepresentation().getId();
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            fillPeople(sql, realmId, today);
            fill(sql, realmId, today);
            report(server, realm, "sign-ins", today, "before days are packed");
            pack(server, sql);
            compareWithEvents(server, realm, sql, realmId, today);
        }
        assertThat(worst(server, realm, today)).isLessThan(GENEROUS_MILLIS);
    }

    private long worst(KeycloakServer server, TestRealm realm, LocalDate today) {
        long worst = 0;
        for (Report report : Report.values()) {
            calls.clear();
            List<String> bys = new ArrayList<>(List.of(""));
            if (report != Report.EXPERIMENTS) {
                report.dimensions().forEach(dimension -> bys.add("&by=" + dimension.id()));
            }
            if (report.dimensions().contains(Dimension.DAY)) {
                bys.add("&by=" + Dimension.DAY.id() + "," + Dimension.COHORT.id());
            }
            for (int days : List.of(30, 90, DAYS)) {
                StringBuilder line = new StringBuilder();
                StringBuilder first = new StringBuilder();
                for (String by : bys) {
                    URI call = server.baseUri()
                            .resolve("/admin/realms/" + realm.name() + "/passkey-journey/insights/" + report.id()
                                    + "?from=" + today.minusDays(days - 1L) + "&to=" + today + by);
                    first.append(' ').append(millis(timed(server, call)));
                    long millis = p95(server, call);
                    worst = Math.max(worst, millis);
                    line.append(' ')
                            .append(by.isEmpty() ? "total" : by.substring(4))
                            .append(' ')
                            .append(millis);
                }
                System.out.printf("%s, %d days, p95 in ms:%s; first calls:%s%n", report.id(), days, line, first);
            }
            Collections.sort(calls);
            System.out.printf(
                    "%s, p95 of all %d calls, first ones among them: %d ms%n",
                    report.id(), calls.size(), millis(calls.get((calls.size() * 95 + 99) / 100 - 1)));
        }
        return worst;
    }

    private void report(KeycloakServer server, TestRealm realm, String report, LocalDate today, String when) {
        StringBuilder line = new StringBuilder();
        for (int days : List.of(30, 90)) {
            for (String by : List.of("", "&by=day")) {
                long millis = p95(
                        server,
                        server.baseUri()
                                .resolve("/admin/realms/" + realm.name() + "/passkey-journey/insights/" + report
                                        + "?from=" + today.minusDays(days - 1L) + "&to=" + today + by));
                line.append(' ').append(millis);
            }
        }
        System.out.printf("%s %s, p95 in ms, 30 and 90 days, total and by day:%s%n", report, when, line);
    }

    /** Has the leader's job pack all days, as if a while had passed since each pack was begun. */
    private void pack(KeycloakServer server, Statement sql) throws SQLException {
        String open = "SELECT COUNT(*) FROM PJ_ROLLUP_PACK WHERE CONTENT IS NULL AND EPOCH_DAY < "
                + (LocalDate.ofInstant(server.clock().now(), ZoneOffset.UTC).toEpochDay() - 1);
        runJob(server, "rollup-pack");
        sql.execute("UPDATE PJ_ROLLUP_PACK SET MADE_AT = 0");
        long began = System.nanoTime();
        await("packs").atMost(Duration.ofMinutes(3)).until(() -> {
            runJob(server, "rollup-pack");
            return number(sql, open) == 0;
        });
        long took = millis(System.nanoTime() - began);
        sql.execute("VACUUM ANALYZE PJ_ROLLUP_PACK");
        System.out.printf(
                "%d packs: %d bytes each, made in %d ms%n",
                number(sql, "SELECT COUNT(CONTENT) FROM PJ_ROLLUP_PACK"),
                number(sql, "SELECT pg_total_relation_size('pj_rollup_pack') / COUNT(*) FROM PJ_ROLLUP_PACK"),
                took);
    }

    private void runJob(KeycloakServer server, String id) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(server.baseUri().resolve("/realms/master/test-trail/job?id=" + id))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }

    private long p95(KeycloakServer server, URI call) {
        long[] nanos = new long[CALLS];
        get(server, call);
        for (int i = 0; i < CALLS; i++) {
            nanos[i] = timed(server, call);
        }
        Arrays.sort(nanos);
        return millis(nanos[(CALLS * 95 + 99) / 100 - 1]);
    }

    private long timed(KeycloakServer server, URI call) {
        long began = System.nanoTime();
        get(server, call);
        long nanos = System.nanoTime() - began;
        calls.add(nanos);
        return nanos;
    }

    private String get(KeycloakServer server, URI call) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(call)
                            .header(
                                    "Authorization",
                                    "Bearer " + server.admin().tokenManager().getAccessTokenString())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(call + " " + response.body()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Each with one to three devices and a last visit, two in five with passkeys, and three offers in the time. */
    private static void fillPeople(Statement sql, String realmId, LocalDate today) throws SQLException {
        long last = today.toEpochDay();
        String users = "generate_series(1, " + USERS + ") U";
        sql.execute("""
                INSERT INTO USER_ENTITY (ID, REALM_ID, USERNAME, EMAIL_CONSTRAINT, EMAIL_VERIFIED, ENABLED, NOT_BEFORE)
                SELECT md5(U::text)::uuid::text, '%s', 'user-' || U, gen_random_uuid()::text, TRUE, TRUE, 0 FROM %s""".formatted(realmId, users));
        sql.execute("""
                INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, COHORT, FIRST_DAY,
                    LAST_DAY)
                SELECT '%1$s', md5(U::text)::uuid::text, (ARRAY['windows', 'android', 'ios'])[D], 'browser-' || U %% 5, 511,
                    CASE WHEN U %% 4 = 0 THEN 1 ELSE 511 END, 'cohort-' || U %% 5, %2$d - 400 + U %% 100,
                    %2$d - U * D %% 300
                FROM %3$s, generate_series(1, 3) D WHERE U %% 3 >= D - 1""".formatted(realmId, last, users));
        sql.execute("""
                INSERT INTO PJ_PASSKEY (CREDENTIAL_ID, REALM_ID, USER_ID, CREATED_AT, BACKUP_ELIGIBLE, BACKED_UP,
                    USER_VERIFIED, ATTACHMENT, PLATFORM, BROWSER, COHORT)
                SELECT gen_random_uuid()::text, '%1$s', md5(U::text)::uuid::text, 0, U %% 2 = 0, U %% 2 = 0, TRUE, 'platform',
                    (ARRAY['windows', 'android'])[K], 'browser-' || U %% 5, 'cohort-' || U %% 5
                FROM %2$s, generate_series(1, 2) K WHERE U %% 5 < 2 AND U %% 3 >= K - 1""".formatted(realmId, users));
        sql.execute("""
                INSERT INTO PJ_EXPOSURE (REALM_ID, USER_ID, EXPERIMENT, ARM, EPOCH_DAY, EXPOSED_AT, FIRST_USE_AT)
                SELECT '%1$s', md5(U::text)::uuid::text, 'words', 'arm-' || U %% 3, D.DAY, D.DAY * 86400000,
                    CASE WHEN U %% 7 = 0 THEN D.DAY * 86400000 + 90000000 END
                FROM %2$s CROSS JOIN LATERAL (SELECT (%3$d - U %% %4$d)::bigint AS DAY) D WHERE U %% 2 = 0""".formatted(realmId, users, last, DAYS));
        sql.execute("""
                INSERT INTO PJ_AUDIT (ID, REALM_ID, TYPE, OCCURRED_AT, RECORDED_AT, CONTENT, USER_ID)
                SELECT gen_random_uuid()::text, '%1$s', 'passkey-enrolled', (%3$d - U %% %4$d)::bigint * 86400000 + 3600000, 0,
                    '{}', md5(U::text)::uuid::text
                FROM %2$s WHERE U %% 5 < 2""".formatted(realmId, users, last, DAYS));
    }

    /** Ten million rows go in without their indexes, which are made afterwards as the change log makes them. */
    private static void fill(Statement sql, String realmId, LocalDate today) throws SQLException {
        sql.execute("""
                INSERT INTO PJ_CELL (CELL_KEY, REALM_ID, FACT_TYPE, METHOD, OUTCOME, CAUSE, HOLDER, COHORT, PLATFORM,
                    BROWSER, CLIENT)
                SELECT '%1$s-' || N, '%1$s',
                    CASE WHEN N %% 8 < 5 THEN 'sign-in' WHEN N %% 8 = 5 THEN 'fallback' WHEN N %% 8 = 6 THEN 'offered'
                        ELSE 'skipped' END,
                    CASE WHEN N %% 8 < 6 THEN (ARRAY['passkey', 'password', 'password-otp', 'broker'])[1 + N %% 4] END,
                    CASE WHEN N %% 8 < 5 THEN CASE WHEN N %% 7 = 0 THEN 'refused' ELSE 'succeeded' END
                        WHEN N %% 8 = 6 THEN 'optional' END,
                    CASE WHEN N %% 8 = 5 THEN (ARRAY['no-passkey-here', 'unusable', 'choice'])[1 + N %% 3] END,
                    CASE WHEN N %% 8 < 5 THEN N %% 2 = 0 END,
                    'cohort-' || N / 400 %% 5, 'platform-' || N / 8 %% 6, 'browser-' || N / 48 %% 5,
                    'client-' || N %% 13
                FROM generate_series(1, %2$d) N""".formatted(realmId, CELLS));
        sql.execute("""
                INSERT INTO PJ_CELL (CELL_KEY, REALM_ID, FACT_TYPE, COHORT, PLATFORM, BROWSER, CLIENT)
                SELECT '%1$s-offer-' || N, '%1$s', '%2$s', 'cohort-' || N %% 5, 'platform-' || N / 5 %% 6,
                    'browser-' || N %% 4, 'client-' || N %% 13
                FROM generate_series(1, 200) N""".formatted(realmId, Cell.OFFER));
        sql.execute("""
                INSERT INTO PJ_OFFER_DAY (REALM_ID, EPOCH_DAY, SUBJECT_NO, CELL, OFFERS, SKIPS, FAILURES, ACCEPTANCES)
                SELECT '%1$s', %2$d - (U * 31 + O * 97) %% %3$d, U * 2654435761, C.FIRST + U %% 200, 1, U %% 2, U %% 20 / 19,
                    CASE WHEN O = 3 AND U %% 5 < 2 THEN 1 ELSE 0 END
                FROM (SELECT MIN(ID) FIRST FROM PJ_CELL WHERE REALM_ID = '%1$s' AND FACT_TYPE = '%4$s') C,
                    generate_series(1::bigint, %5$d) U, generate_series(1, 3) O""".formatted(realmId, today.toEpochDay(), DAYS, Cell.OFFER, USERS));
        sql.execute("ALTER TABLE PJ_FACT DROP CONSTRAINT PK_PJ_FACT");
        sql.execute("DROP INDEX IDX_PJ_FACT_USER");
        long first = today.minusDays(DAYS - 1L).toEpochDay();
        sql.execute("""
                INSERT INTO PJ_FACT (CELL, OCCURRED_AT, FACT_ID, SUBJECT)
                SELECT C.FIRST + (N * 7919) %% %2$d, (%3$d + N / (%1$d / %4$d + 1)) * 86400000 + (N * 104729) %% 86400000,
                    N * 2654435761, substr(md5((N * 31 %% 100000)::text), 1, 22)
                FROM (SELECT MIN(ID) FIRST FROM PJ_CELL WHERE REALM_ID = '%5$s' AND CELL_KEY = '%5$s-1') C,
                    generate_series(0, %1$d - 1::bigint) N""".formatted(FACTS, CELLS, first, DAYS, realmId));
        sql.execute("ALTER TABLE PJ_FACT ADD CONSTRAINT PK_PJ_FACT PRIMARY KEY (CELL, OCCURRED_AT, FACT_ID)");
        sql.execute("CREATE INDEX IDX_PJ_FACT_USER ON PJ_FACT (SUBJECT)");
        sql.execute("""
                INSERT INTO PJ_ROLLUP (REALM_ID, EPOCH_DAY, CELL, FACTS)
                SELECT '%s', OCCURRED_AT / 86400000, CELL, COUNT(*) FROM PJ_FACT GROUP BY 2, 3""".formatted(realmId));
        sql.execute("ANALYZE");
        System.out.printf(
                "%d facts: %d bytes each with indexes; %d cells and days: %d bytes each%n",
                number(sql, "SELECT COUNT(*) FROM PJ_FACT"),
                number(sql, "SELECT pg_total_relation_size('pj_fact') / COUNT(*) FROM PJ_FACT"),
                number(sql, "SELECT COUNT(*) FROM PJ_ROLLUP"),
                number(sql, "SELECT pg_total_relation_size('pj_rollup') / COUNT(*) FROM PJ_ROLLUP"));
    }

    /** The same question to both: sign-ins by day in 90 days. Keycloak's REST cannot count; its table can. */
    private void compareWithEvents(
            KeycloakServer server, TestRealm realm, Statement sql, String realmId, LocalDate today)
            throws SQLException {
        long first = today.minusDays(DAYS - 1L).toEpochDay();
        sql.execute("""
                INSERT INTO EVENT_ENTITY (ID, CLIENT_ID, REALM_ID, SESSION_ID, EVENT_TIME, TYPE, USER_ID, IP_ADDRESS,
                    DETAILS_JSON)
                SELECT gen_random_uuid()::text, 'app', '%5$s', gen_random_uuid()::text,
                    (%3$d + N / (%1$d / %4$d + 1)) * 86400000 + (N * 104729) %% 86400000,
                    CASE WHEN N %% 8 < 5 THEN 'LOGIN' ELSE 'CODE_TO_TOKEN' END,
                    md5((N * 31 %% 100000)::text)::uuid::text, '192.0.2.17',
                    '{"auth_method":"openid-connect","auth_type":"code","redirect_uri":"https://app.example/callback",'
                        || '"consent":"no_consent_required","code_id":"' || gen_random_uuid() || '","username":"user"}'
                FROM generate_series(0, %1$d - 1::bigint) N""".formatted(EVENTS, CELLS, first, DAYS, realmId));
        sql.execute("ANALYZE EVENT_ENTITY");
        System.out.printf(
                "%d events of Keycloak: %d bytes each with indexes%n",
                EVENTS, number(sql, "SELECT pg_total_relation_size('event_entity') / COUNT(*) FROM EVENT_ENTITY"));
        LocalDate from = today.minusDays(89);
        URI ours = server.baseUri()
                .resolve("/admin/realms/" + realm.name() + "/passkey-journey/insights/sign-ins?by=day&from=" + from
                        + "&to=" + today);
        URI newest = server.baseUri()
                .resolve("/admin/realms/" + realm.name() + "/events?type=LOGIN&max=100&dateFrom=" + from + "&dateTo="
                        + today);
        String counted = "SELECT EVENT_TIME / 86400000, COUNT(*) FROM EVENT_ENTITY WHERE REALM_ID = '" + realmId
                + "' AND TYPE = 'LOGIN' AND EVENT_TIME >= " + from.toEpochDay() * 86_400_000 + " GROUP BY 1";
        long[] nanos = new long[5];
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            number(sql, counted);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "Sign-ins by day in 90 days: %d ms from our rollups of %d facts; Keycloak with %d events: %d ms for the"
                        + " newest 100, %d ms to count them in SQL%n",
                p95(server, ours), FACTS, EVENTS, p95(server, newest), millis(nanos[2]));
        sql.execute("TRUNCATE EVENT_ENTITY");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
