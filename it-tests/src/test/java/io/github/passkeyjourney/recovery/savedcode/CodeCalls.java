package io.github.passkeyjourney.recovery.savedcode;

import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** What a recovery does with the codes of one user, without its pages. */
final class CodeCalls {

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestRealm realm;
    private final String userId;

    CodeCalls(TestRealm realm, TestUser user) {
        this(realm, user.id());
    }

    CodeCalls(TestRealm realm, String userId) {
        this.realm = realm;
        this.userId = userId;
    }

    boolean verify(String text) {
        return Boolean.parseBoolean(post("verify", text));
    }

    int left() {
        return Integer.parseInt(send(request("left").GET()));
    }

    List<String> replaceUsed() {
        return post("replace-used", "").lines().toList();
    }

    List<String> replaceAll() {
        return post("replace-all", "").lines().toList();
    }

    private String post(String call, String body) {
        return send(request(call).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String call) {
        return HttpRequest.newBuilder(URI.create(realm.uri() + "/test-saved-codes/" + call + "?user=" + userId))
                .header("Content-Type", "text/plain;charset=utf-8");
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
