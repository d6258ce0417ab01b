package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Has the server read and change its own database: the only way into one that lives in its memory. */
public final class ServerQuery {
    private final URI testQuery;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Works only where the test providers are among the provider jars. */
    public ServerQuery(KeycloakServer server) {
        this.testQuery = server.baseUri().resolve("/realms/master/test-query/rows");
    }

    /** The rows of a query of two or more columns, in the form {@code 1, 2, three}. */
    public List<String> rows(String sql) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(testQuery + "?sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8)));
        return send(request).lines().toList();
    }

    /** Runs a statement that changes rows. */
    public void change(String sql) {
        send(HttpRequest.newBuilder(testQuery).POST(HttpRequest.BodyPublishers.ofString(sql)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("no rows: HTTP " + response.statusCode());
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
