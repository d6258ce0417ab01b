package io.github.passkeyjourney.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls an admin API of the product: {@code /admin/realms/{realm}/passkey-journey/…}, unless said otherwise. */
public final class AdminApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final String name;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The API of this server. */
    public AdminApi(KeycloakServer server) {
        this(server, "passkey-journey");
    }

    private AdminApi(KeycloakServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The one of the helpdesk. */
    public static AdminApi ofRecovery(KeycloakServer server) {
        return new AdminApi(server, "passkey-recovery");
    }

    /** The token of the administrator of the master realm. */
    public String admin() {
        return server.admin().tokenManager().getAccessTokenString();
    }

    /** The token of somebody with the password of every user. */
    public String token(String realm, String username) {
        String form =
                "grant_type=password&client_id=admin-cli&username=" + username + "&password=" + TestRealm.PASSWORD;
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(server.baseUri().resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).path("access_token").asText();
    }

    /** As the administrator of the master realm; fails where there is no answer. */
    public JsonNode json(String realm, String path) {
        HttpResponse<String> response = get(realm, path, admin(), "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    /** Whatever comes of a call; without a token nobody makes it. */
    public HttpResponse<String> get(String realm, String path, @Nullable String token, String accept) {
        return call("GET", realm, path, token, accept);
    }

    /** Whatever comes of a call with any method, without a body. */
    public HttpResponse<String> call(String method, String realm, String path, @Nullable String token, String accept) {
        return call(method, realm, path, token, Map.of("Accept", accept));
    }

    /** The same with whatever headers. */
    public HttpResponse<String> call(
            String method, String realm, String path, @Nullable String token, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.baseUri().resolve("/admin/realms/" + realm + "/" + name + "/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    /** Whatever comes of a call with a JSON body; headers by name and value in turn. */
    public HttpResponse<String> send(
            String method, String realm, String path, @Nullable String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.baseUri().resolve("/admin/realms/" + realm + "/" + name + "/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The body of an answer. */
    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    /** JSON as a tree. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
