package io.github.passkeyjourney.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An application that people sign in to: a relying party of its realm (code flow with PKCE) on a loopback port. */
public final class App implements AutoCloseable {
    private final TestRealm realm;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** By state, since two devices may be under way at once. */
    private final Map<String, String> verifiers = new HashMap<>();

    private volatile @Nullable Tokens tokens;

    private App(TestRealm realm, HttpServer server) {
        this.realm = realm;
        this.server = server;
    }

    static App start(TestRealm realm) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            App app = new App(realm, server);
            server.createContext("/callback", app::callback);
            server.start();
            realm.addRedirect(app.callbackUri());
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a sign-in begins: open it in a device. */
    public URI signIn() {
        return signIn(Map.of());
    }

    /** The same with more parameters, such as {@code prompt}, {@code kc_action}, {@code ui_locales}. */
    public URI signIn(Map<String, String> more) {
        String state = UUID.randomUUID().toString();
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        synchronized (verifiers) {
            verifiers.put(state, verifier);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", "app");
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", callbackUri());
        parameters.put("state", state);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(more);
        return URI.create(endpoint("auth") + "?" + form(parameters));
    }

    /** The tokens of the last sign-in that came back. */
    public Tokens tokens() {
        Tokens last = tokens;
        if (last == null) {
            throw new IllegalStateException("nobody has signed in yet");
        }
        return last;
    }

    /** Exchanges a refresh token. */
    public Tokens refresh(Tokens of) {
        return token(Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", of.refresh()));
    }

    /** Signs in with the password and no browser. */
    public Tokens directGrant(TestUser user) {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                "app",
                "scope",
                "openid",
                "username",
                user.username(),
                "password",
                user.password()));
    }

    /** Signs in as the client {@code service}, without a user. */
    public Tokens clientCredentials() {
        return token(Map.of(
                "grant_type", "client_credentials", "client_id", "service", "client_secret", TestRealm.SERVICE_SECRET));
    }

    private Tokens token(Map<String, String> parameters) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint("token")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Tokens.of(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void callback(HttpExchange exchange) throws IOException {
        Map<String, String> answer = query(exchange.getRequestURI().getRawQuery());
        String body;
        String verifier;
        synchronized (verifiers) {
            verifier = verifiers.remove(answer.getOrDefault("state", ""));
        }
        if (answer.containsKey("error") || verifier == null) {
            body = page("Not signed in", answer.getOrDefault("error", "unknown state"), answer);
        } else {
            Tokens received = token(Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    "app",
                    "redirect_uri",
                    callbackUri(),
                    "code",
                    answer.get("code"),
                    "code_verifier",
                    verifier));
            tokens = received;
            body = received.ok()
                    ? page(
                            "Signed in",
                            received.claims().path("preferred_username").asText(),
                            answer)
                    : page("Not signed in", received.error(), answer);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String page(String title, String detail, Map<String, String> answer) {
        return """
                <!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>%s</title>
                <body data-page-id="app"><h1>%s</h1><p id="detail">%s</p><p id="action-status">%s</p></body></html>""".formatted(title, title, detail, answer.getOrDefault("kc_action_status", ""));
    }

    private static Map<String, String> query(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String endpoint(String name) {
        return realm.uri() + "/protocol/openid-connect/" + name;
    }

    private String callbackUri() {
        return "http://localhost:" + server.getAddress().getPort() + "/callback";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
