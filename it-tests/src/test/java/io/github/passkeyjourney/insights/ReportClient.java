package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a server for reports, and tells it facts. */
final class ReportClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    ReportClient(KeycloakServer server) {
        this.server = server;
    }

    /** The token of the administrator of the master realm. */
    String admin() {
        return server.admin().tokenManager().getAccessTokenString();
    }

    /** The token of somebody with the password of every user. */
    String token(String realm, String username) {
        String form =
                "grant_type=password&client_id=admin-cli&username=" + username + "&password=" + TestRealm.PASSWORD;
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(server.baseUri().resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).path("access_token").asText();
    }

    /** As the administrator of the master realm; fails where there is no answer. */
    JsonNode report(String realm, String reportAndQuery) {
        HttpResponse<String> response = get(realm, reportAndQuery, admin(), "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    HttpResponse<String> get(String realm, String reportAndQuery, @Nullable String token, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.baseUri()
                        .resolve("/admin/realms/" + realm + "/passkey-journey/insights/" + reportAndQuery))
                .header("Accept", accept);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    /** Counts facts in the rollups, as one batch. */
    void count(List<RecordedFact> facts) {
        apply("rollup", facts);
    }

    /** Applies facts to a projection, as one batch. */
    void apply(String projection, List<RecordedFact> facts) {
        String lines = facts.stream().map(FactDocument::write).collect(Collectors.joining("\n"));
        HttpResponse<String> response = send(HttpRequest.newBuilder(
                        server.baseUri().resolve("/realms/master/test-facts/batch?projection=" + projection))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    }

    /** Runs a job of the leader. */
    void runJob(String id) {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(server.baseUri().resolve("/realms/master/test-trail/job?id=" + id))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    }

    /** How the database goes about each statement of a report, one text for each. */
    List<String> plans(String realmId, String reportAndQuery) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(server.baseUri()
                        .resolve("/realms/master/test-facts/plans/" + reportAndQuery + "&realm=" + realmId))
                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return List.of(response.body().split("\0", -1));
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
