package io.github.passkeyjourney.population;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person with a machine, without a screen: keeps cookies, follows redirects, sends forms. */
final class WebVisitor {
    /** Where applications live; nobody listens there, since a visit ends with the redirect to it. */
    static final String APPLICATION = "http://localhost:9/callback";

    private static final String PROBE = "PJ_PROBE";

    /** 43 characters, of any content: the codes are never redeemed. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http;
    private final Machine machine;

    /** By name and path. */
    private final Map<String, HttpCookie> cookies = new HashMap<>();

    WebVisitor(HttpClient http, Machine machine) {
        this.http = http;
        this.machine = machine;
    }

    /** Forgets the session and all that was ever remembered. */
    void forget() {
        cookies.clear();
    }

    /** Goes to an application, which sends everybody to sign in. */
    WebPage visit(URI realm, String client, String more) {
        return get(
                URI.create(realm + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=" + client
                        + "&redirect_uri=" + encoded(APPLICATION) + "&state=" + UUID.randomUUID()
                        + "&code_challenge_method=S256&code_challenge=" + CHALLENGE + more));
    }

    WebPage get(URI uri) {
        return follow(uri, HttpRequest.newBuilder(uri).GET());
    }

    /** Sends a form of a page. */
    WebPage send(WebPage page, String form, Map<String, String> fields) {
        return post(page.target(form), fields);
    }

    WebPage post(URI target, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(
                target,
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private WebPage follow(URI start, HttpRequest.Builder first) {
        URI uri = start;
        HttpRequest.Builder request = first;
        for (int hop = 0; hop < 12; hop++) {
            HttpResponse<String> response = send(uri, request);
            if (response.statusCode() / 100 != 3) {
                return new WebPage(uri, response.body());
            }
            uri = uri.resolve(response.headers().firstValue("Location").orElseThrow());
            if (uri.toString().startsWith(APPLICATION)) {
                return new WebPage(uri, "");
            }
            request = HttpRequest.newBuilder(uri).GET();
        }
        throw new AssertionError("redirected for ever: " + uri);
    }

    private HttpResponse<String> send(URI uri, HttpRequest.Builder request) {
        String jar = cookies.values().stream()
                .filter(cookie -> uri.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String probe = machine.probe();
        String all = probe == null ? jar : PROBE + "=" + probe + (jar.isEmpty() ? "" : "; " + jar);
        request.header("User-Agent", machine.userAgent)
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(60));
        if (!all.isEmpty()) {
            request.header("Cookie", all);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String header) {
        HttpCookie cookie = HttpCookie.parse(header).get(0);
        if (cookie.getPath() == null) {
            cookie.setPath("/");
        }
        String key = cookie.getName() + " " + cookie.getPath();
        if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
            cookies.remove(key);
        } else {
            cookies.put(key, cookie);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
