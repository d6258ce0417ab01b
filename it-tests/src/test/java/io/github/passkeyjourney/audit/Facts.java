package io.github.passkeyjourney.audit;

import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Behaviour facts of one realm, observed and read through the test resource of the server. */
final class Facts {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI resource;
    private final String realmId;

    /** @param realmId Keycloak's id of a realm, which need not exist */
    Facts(KeycloakServer server, String realmId) {
        this.resource = server.baseUri().resolve("/realms/master/test-facts/");
        this.realmId = realmId;
    }

    /** So many sign-ins of a user within one request. */
    void observe(String userId, int count) {
        observe(userId, count, "app");
    }

    /** @param client {@code *} for another one each time, {@code ~} for a name that no database likes */
    void observe(String userId, int count, String client) {
        send("observe?user=" + userId + "&count=" + count + "&client=" + encoded(client), "POST");
    }

    /** The same within a request that comes to nothing. */
    void observeInVain(String userId, int count) {
        send("observe?rollback=true&user=" + userId + "&count=" + count, "POST");
    }

    long count() {
        return number("count?of=facts");
    }

    long count(String what) {
        return number("count?of=" + what);
    }

    long ofUser(String userId) {
        return number("of-user?user=" + userId);
    }

    /** How many facts there are of each of these. */
    List<Long> ofUsers(List<String> users) {
        return send("of-users?", "POST", String.join("\n", users))
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    /** Creates a passkey, as a registration does; answers its id. */
    String enroll() {
        return send("enroll?", "POST");
    }

    List<String> lossesSince(Instant from) {
        return send("losses?from=" + from.toEpochMilli(), "GET").lines().toList();
    }

    /** Waits until there are so many, and no more. */
    void awaitCount(long expected) {
        await("facts").atMost(Duration.ofSeconds(60)).until(() -> count() >= expected);
        if (count() != expected) {
            throw new AssertionError("expected " + expected + " facts, found " + count());
        }
    }

    private long number(String call) {
        return Long.parseLong(send(call, "GET"));
    }

    private String send(String call, String method) {
        return send(call, method, "");
    }

    private String send(String call, String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(resource.resolve(call + "&realm=" + encoded(realmId)))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "text/plain")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(call + ": HTTP " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
