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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in with a password through the login page, as a browser without scripts does: for many sign-ins at once. */
public final class FormSignIn {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_HOPS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final App app;

    /** Sign-ins to this application. */
    public FormSignIn(App app) {
        this.app = app;
    }

    /** Whether the application has got its tokens in the end. */
    public boolean withPassword(TestUser user) {
        // By hand: the JDK keeps back secure cookies from http://localhost, where browsers send them.
        Map<String, String> cookies = new LinkedHashMap<>();
        String page = follow(cookies, HttpRequest.newBuilder(app.signIn()).GET());
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            return false;
        }
        String form = "username=" + encoded(user.username()) + "&password=" + encoded(user.password());
        String last = follow(
                cookies,
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        return last.contains("<h1>Signed in</h1>");
    }

    private String follow(Map<String, String> cookies, HttpRequest.Builder request) {
        HttpResponse<String> response = send(cookies, request);
        for (int hop = 0; response.statusCode() / 100 == 3 && hop < MOST_HOPS; hop++) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(cookies, HttpRequest.newBuilder(next).GET());
        }
        return response.body();
    }

    private HttpResponse<String> send(Map<String, String> cookies, HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return response;
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
