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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without scripts that fills in one form after the other: for many of them at once, and for what no page would send. */
public final class FormClient {
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_HOPS = 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    // By hand: the JDK keeps back secure cookies from http://localhost, where browsers send them.
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable HttpResponse<String> last;

    /** Sends a header with each request from now on. */
    public FormClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Opens an address. */
    public FormClient open(URI uri) {
        last = follow(HttpRequest.newBuilder(uri).GET());
        return this;
    }

    /** Sends a request with any method to an address, and follows no redirect. */
    public HttpResponse<String> send(String method, URI uri) {
        return send(HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Posts these fields to the first form of the page; names and values in turn. */
    public FormClient post(String... fields) {
        return post(action(), fields);
    }

    /** Posts these fields to an address. */
    public FormClient post(URI action, String... fields) {
        last = follow(request(action, fields));
        return this;
    }

    /** The same without taking notice of the answer: for several threads at once. */
    public HttpResponse<String> postAside(URI action, String... fields) {
        return send(request(action, fields));
    }

    /** Where the first form of the page leads. */
    public URI action() {
        Matcher action = ACTION.matcher(body());
        if (!action.find()) {
            throw new AssertionError("No form at " + uri() + ": " + body());
        }
        return URI.create(action.group(1).replace("&amp;", "&"));
    }

    /** Whether there is a form on the page. */
    public boolean hasForm() {
        return ACTION.matcher(body()).find();
    }

    /** The first link of the page whose address has this in it. */
    public URI link(String part) {
        Matcher link = Pattern.compile("href=\"([^\"]*" + Pattern.quote(part) + "[^\"]*)\"")
                .matcher(body());
        if (!link.find()) {
            throw new AssertionError("No such link at " + uri());
        }
        return uri().resolve(link.group(1).replace("&amp;", "&"));
    }

    /** The page. */
    public String body() {
        return Objects.requireNonNull(last).body();
    }

    /** Where it is. */
    public URI uri() {
        return Objects.requireNonNull(last).uri();
    }

    /** Its status. */
    public int status() {
        return Objects.requireNonNull(last).statusCode();
    }

    /** All headers of the answer. */
    public Map<String, List<String>> responseHeaders() {
        return Objects.requireNonNull(last).headers().map();
    }

    private static HttpRequest.Builder request(URI action, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(encoded(fields[i]))
                    .append('=')
                    .append(encoded(fields[i + 1]));
        }
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        for (int hop = 0; response.statusCode() / 100 == 3 && hop < MOST_HOPS; hop++) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(HttpRequest.newBuilder(next).GET());
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
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
