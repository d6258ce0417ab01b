package io.github.passkeyjourney.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.harness.KeycloakServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/**
 * What the server has loaded.
 *
 * @param users how many
 * @param facts how many things happened to them
 * @param time what the loading took
 */
record LoadedHistory(int users, long facts, Duration time) {
    /** Unless told otherwise. */
    static final int USERS = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Has the server load the sample data, and waits for it. */
    static LoadedHistory load(KeycloakServer server, String realm, int users) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.baseUri().resolve("/admin/realms/" + realm + "/sample-history/load?users=" + users))
                .header(
                        "Authorization",
                        "Bearer " + server.admin().tokenManager().getAccessTokenString())
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the sample data were not loaded: HTTP " + response.statusCode() + "; see "
                        + server.log().file());
            }
            JsonNode answer = JSON.readTree(response.body());
            return new LoadedHistory(
                    answer.path("users").asInt(),
                    answer.path("facts").asLong(),
                    Duration.ofMillis(answer.path("millis").asLong()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** For the one who waited. */
    String sentence() {
        return String.format(
                Locale.ROOT, "Loaded %,d users and %,d facts in %.1f s.", users, facts, time.toMillis() / 1000.0);
    }
}
