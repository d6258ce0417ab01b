package io.github.passkeyjourney.performance;

import io.github.passkeyjourney.harness.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who signs in by plain HTTP: the same requests in the same order each time, and no scripts. */
public final class Visitor {
    /** Everything was probed and everything is there. */
    public static final String ABLE = "1.1ff.1ff";

    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\bid=\"([^\"]+)\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("\\baction=\"([^\"]+)\"");
    private static final Pattern CHALLENGE = Pattern.compile("\\bchallenge\\s*:\\s*['\"]([^'\"]+)['\"]");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();

    /** With what the probe script would have found out; an empty word for none. */
    public Visitor(String capabilities) {
        if (!capabilities.isEmpty()) {
            cookies.put("PJ_PROBE", capabilities);
        }
    }

    /** Opens an address and follows where it leads. */
    public Page open(URI uri) {
        return follow(HttpRequest.newBuilder(uri).GET(), uri);
    }

    /** Sends name and password from the login page. */
    public Page password(Page login, TestUser user, String password) {
        return send(login, "kc-form-login", Map.of("username", user.username(), "password", password));
    }

    /** Answers the challenge of the login page. */
    public Page passkey(Page login, SoftPasskey passkey) {
        return send(login, "webauth", passkey.answer(login.find(CHALLENGE), login.uri()));
    }

    /** Sends the first form of a page, which may be without an id. */
    public Page send(Page page, Map<String, String> fields) {
        return post(page, page.find(ACTION), fields);
    }

    /** Sends a form of a page. */
    public Page send(Page page, String form, Map<String, String> fields) {
        return post(page, page.action(form), fields);
    }

    private Page post(Page page, String address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI action = page.uri().resolve(address.replace("&amp;", "&"));
        return follow(
                HttpRequest.newBuilder(action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                action);
    }

    /** Ends the sign-in here; what was probed stays. */
    public Visitor leave() {
        cookies.keySet().removeIf(name -> !name.startsWith("PJ_"));
        return this;
    }

    private Page follow(HttpRequest.Builder first, URI start) {
        HttpResponse<String> response = exchange(first);
        URI uri = start;
        while (response.statusCode() == 302 || response.statusCode() == 303) {
            uri = uri.resolve(response.headers().firstValue("Location").orElseThrow());
            response = exchange(HttpRequest.newBuilder(uri).GET());
        }
        return new Page(uri, response.body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        String sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> response =
                    http.send(request.header("User-Agent", BROWSER).build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** One server, one realm at a time: neither paths nor ages matter here but that of a cookie that is taken back. */
    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /**
     * Where a visitor has got to.
     *
     * @param uri the address
     * @param html the page
     */
    public record Page(URI uri, String html) {

        /** Whether the application let the visitor in. */
        public boolean signedIn() {
            return html.contains("<title>Signed in</title>");
        }

        /** Whether the page has such a form. */
        public boolean has(String form) {
            return html.contains("id=\"" + form + "\"");
        }

        String find(Pattern pattern) {
            Matcher matcher = pattern.matcher(html);
            if (!matcher.find()) {
                throw new IllegalStateException("no " + pattern + " at " + uri + ":\n" + html);
            }
            return matcher.group(1);
        }

        String action(String form) {
            Matcher forms = FORM.matcher(html);
            while (forms.find()) {
                Matcher action = ACTION.matcher(forms.group());
                if (forms.group(1).equals(form) && action.find()) {
                    return action.group(1);
                }
            }
            throw new IllegalStateException("no form " + form + " at " + uri + ":\n" + html);
        }
    }
}
