package io.github.passkeyjourney.audit;

import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The trail of one realm, through the provider that drives it on test servers. */
final class Trail {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final KeycloakServer server;
    private final URI base;
    private final String realmId;

    Trail(TestRealm realm) {
        this(realm.server(), realm.name());
    }

    private Trail(KeycloakServer server, String realm) {
        this.server = server;
        this.base = URI.create(server.baseUri() + "/realms/" + realm + "/test-trail/");
        this.realmId = server.admin().realm(realm).toRepresentation().getId();
    }

    /** The trail of the realm that every server has. */
    static Trail ofMaster(KeycloakServer server) {
        return new Trail(server, "master");
    }

    /** Records a fact with a change of the realm. */
    void record(String parameters) {
        post("record?" + parameters, BodyPublishers.noBody());
    }

    /** Records an enrollment after completion; tells what that cost. */
    Duration after(String parameters) {
        return Duration.ofMillis(Long.parseLong(post("after?" + parameters, BodyPublishers.noBody())));
    }

    /** Runs a job of the leader, whoever is. */
    void job(String id) {
        post("job?id=" + id, BodyPublishers.noBody());
    }

    /** What a verification says. */
    String report() {
        return send(HttpRequest.newBuilder(base.resolve("report")).GET());
    }

    /** Waits until a verification says this. */
    void awaitReport(String expected) {
        await("the report " + expected)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(this::report, expected::equals);
    }

    /** Changes rows past the product; {@code where} is added to the realm. */
    void tamper(String change, String where) {
        post("update", BodyPublishers.ofString("UPDATE PJ_AUDIT SET " + change + where(where)));
    }

    /** Deletes rows past the product. */
    void delete(String where) {
        post("update", BodyPublishers.ofString("DELETE FROM PJ_AUDIT" + where(where)));
    }

    /** Deletes a credential past Keycloak. */
    void forgetCredential(String id) {
        post("update", BodyPublishers.ofString("DELETE FROM CREDENTIAL WHERE ID = '" + id + "'"));
    }

    /** Deletes the recorded end of the chain past the product. */
    void forgetEnd() {
        post("update", BodyPublishers.ofString("DELETE FROM PJ_AUDIT_CHAIN WHERE REALM_ID = '" + realmId + "'"));
    }

    /** How many rows of the realm there are. */
    int count(String where) {
        return Integer.parseInt(value("COUNT(*)", where));
    }

    /** A value of the first row of the realm; empty where it is null. */
    String value(String column, String where) {
        return query("SELECT " + column + " FROM PJ_AUDIT" + where(where));
    }

    /** The first value of a query. */
    String query(String sql) {
        // Through the master realm: this one may be gone.
        URI uri = server.baseUri().resolve("/realms/master/test-trail/value");
        return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(sql)));
    }

    /** Waits until so many rows are there. */
    void awaitCount(int expected, String where) {
        await(expected + " rows " + where)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count(where), found -> found == expected);
    }

    String realmId() {
        return realmId;
    }

    /** A condition for facts about a user. */
    static String about(TestUser user) {
        return "USER_ID = '" + user.id() + "'";
    }

    private String where(String where) {
        return " WHERE REALM_ID = '" + realmId + "' AND " + where;
    }

    private String post(String path, BodyPublisher body) {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(body));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("HTTP " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
