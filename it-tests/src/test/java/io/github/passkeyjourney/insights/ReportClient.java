package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.KeycloakServer;
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
    private final KeycloakServer server;
    private final AdminApi api;
    private final HttpClient http = HttpClient.newHttpClient();

    ReportClient(KeycloakServer server) {
        this.server = server;
        this.api = new AdminApi(server);
    }

    /** The token of the administrator of the master realm. */
    String admin() {
        return api.admin();
    }

    /** The token of somebody with the password of every user. */
    String token(String realm, String username) {
        return api.token(realm, username);
    }

    /** As the administrator of the master realm; fails where there is no answer. */
    JsonNode report(String realm, String reportAndQuery) {
        return api.json(realm, "insights/" + reportAndQuery);
    }

    HttpResponse<String> get(String realm, String reportAndQuery, @Nullable String token, String accept) {
        return api.get(realm, "insights/" + reportAndQuery, token, accept);
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
        return AdminApi.json(text);
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
