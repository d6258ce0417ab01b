package io.github.passkeyjourney.performance;

import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.TestRealm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Users with a passkey each on PostgreSQL, some of them in the group {@code /staff}, whose passkeys expire in a few days. */
final class ExpiringPopulation {

    /** Of so many users one is in the group. */
    static final int ONE_IN = 20;

    static final String POLICY = """
            {"version": 1, "cohorts": [
              {"name": "staff", "match": {"groups": ["/staff"], "roles": ["clerk"], "attributes": {"site": ["here"]}}, "phase": "offer"},
              {"name": "it", "match": {"groups": ["/staff"]}, "phase": "offer", "expiry": {"maxAge": "P365D"}},
              {"name": "everyone", "match": {}, "phase": "offer", "expiry": {"maxAge": "P730D"}}]}""";

    private static final long DAY = 86_400_000L;

    private final KeycloakServer server;
    private final String realmId;

    /** Of this realm, which gets the policy and a mail server that nobody has. */
    ExpiringPopulation(KeycloakServer server, TestRealm realm) {
        this.server = server;
        this.realmId = realm.admin().toRepresentation().getId();
        realm.group("/staff").policy(POLICY);
        realm.update(representation -> {
            // A port of a service that needs rights which tests do not have.
            Map<String, String> away = new HashMap<>(Map.of("host", "localhost", "from", "keycloak@realm.test"));
            away.put("port", "1");
            representation.setSmtpServer(away);
        });
    }

    /** Adds users with consecutive numbers. */
    void add(int first, int count) throws SQLException {
        String users = "generate_series(" + first + ", " + (first + count - 1) + ") U";
        String user = "md5('" + realmId + "' || U)::uuid::text";
        String credential = "md5('" + realmId + "passkey' || U)::uuid::text";
        long made = server.clock().now().toEpochMilli() - 360 * DAY;
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    INSERT INTO USER_ENTITY (ID, REALM_ID, USERNAME, EMAIL, EMAIL_CONSTRAINT, EMAIL_VERIFIED, ENABLED,
                        NOT_BEFORE)
                    SELECT %s, '%s', 'user-' || U, 'user-' || U || '@realm.test', gen_random_uuid()::text, TRUE, TRUE, 0
                    FROM %s""".formatted(user, realmId, users));
            sql.execute("""
                    INSERT INTO USER_GROUP_MEMBERSHIP (GROUP_ID, USER_ID, MEMBERSHIP_TYPE)
                    SELECT G.ID, %s, 'UNMANAGED' FROM KEYCLOAK_GROUP G, %s
                    WHERE G.REALM_ID = '%s' AND G.NAME = 'staff' AND U %% %d = 0""".formatted(user, users, realmId, ONE_IN));
            sql.execute("""
                    INSERT INTO CREDENTIAL (ID, USER_ID, TYPE, CREATED_DATE, CREDENTIAL_DATA, SECRET_DATA, PRIORITY)
                    SELECT %s, %s, 'webauthn-passwordless', %d, '{"transports": ["internal"]}', '{}', 10
                    FROM %s""".formatted(credential, user, made, users));
            sql.execute("""
                    INSERT INTO PJ_PASSKEY (CREDENTIAL_ID, REALM_ID, USER_ID, CREATED_AT, BACKUP_ELIGIBLE, PLATFORM, BROWSER)
                    SELECT %s, '%s', %s, %d, TRUE, 'other', 'other' FROM %s
                    ON CONFLICT DO NOTHING""".formatted(credential, realmId, user, made, users));
            sql.execute("ANALYZE");
        }
    }

    /** How many passkeys have been told of: facts, and different ones among them. */
    String told() throws SQLException {
        return value("SELECT COUNT(*) || ' facts of ' || COUNT(DISTINCT USER_ID) || ' users' FROM PJ_AUDIT"
                + " WHERE REALM_ID = '" + realmId + "' AND TYPE = 'passkey-expiring'");
    }

    /** How many mails wait for the mail server. */
    String mails() throws SQLException {
        return value("SELECT COUNT(*) || ' mails to ' || COUNT(DISTINCT ADDRESS) || ' addresses' FROM PJ_MAIL"
                + " WHERE REALM_ID = '" + realmId + "' AND KIND = 'passkey-expiring'");
    }

    private String value(String query) throws SQLException {
        try (Connection connection = server.database().connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
