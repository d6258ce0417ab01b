package io.github.passkeyjourney.performance;

import io.github.passkeyjourney.harness.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one run of a leader's job has sent to the database, while the leader may do what it likes on threads of its own.
 *
 * @param texts the statements, each as often as its text was sent: once for all rows of a batch
 * @param statements how many there were, each row of a batch counted, without those that begin and end transactions
 */
public record JobRun(List<String> texts, long statements) {

    private static final String REQUEST_THREAD = "executor-thread-";
    private static final Set<String> ENDS = Set.of("BEGIN", "COMMIT", "ROLLBACK");

    /** Runs it; the server must be of the kind that sends the text of each statement. */
    static JobRun of(KeycloakServer server, String job) {
        URI log = server.baseUri().resolve("/realms/master/test-statements/");
        post(log.resolve("start"));
        now(server, job);
        List<String[]> lines = send(HttpRequest.newBuilder(log.resolve("stop")))
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts[0].startsWith(REQUEST_THREAD))
                .toList();
        List<String> texts = lines.stream()
                .filter(parts -> !parts[1].equals("executed"))
                .map(parts -> parts[2].trim())
                .toList();
        long executed =
                lines.stream().filter(parts -> parts[1].equals("executed")).count();
        return new JobRun(
                texts, executed - texts.stream().filter(ENDS::contains).count());
    }

    /** Runs it on any server. */
    public static void now(KeycloakServer server, String job) {
        post(server.baseUri().resolve("/realms/master/test-trail/job?id=" + job));
    }

    /** The bytes of the server's heap that are in use after a collection. */
    static long heap(KeycloakServer server) {
        return Long.parseLong(send(HttpRequest.newBuilder(server.baseUri().resolve("/realms/master/test-trail/heap"))));
    }

    /** How many texts contain a word. */
    long about(String word) {
        return texts.stream()
                .filter(text -> text.toUpperCase(Locale.ROOT).contains(word))
                .count();
    }

    private static void post(URI uri) {
        send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("HTTP " + response.statusCode());
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
