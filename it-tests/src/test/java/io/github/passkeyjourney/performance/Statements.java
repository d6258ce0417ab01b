package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the threads that serve requests have sent to the database while something was done.
 *
 * @param ours those on tables of ours
 * @param savepoints how often one of ours was fenced off from Keycloak's transaction
 * @param keycloaks how many others there were, for Keycloak itself or because we asked it for something; without those that
 *     begin and end transactions
 */
record Statements(List<String> ours, long savepoints, long keycloaks) {
    /** Threads of the pool that serves requests; ours, and those of Keycloak's jobs, have other names. */
    private static final String REQUEST_THREAD = "executor-thread-";

    private static final Set<String> FRAME = Set.of("BEGIN", "COMMIT", "ROLLBACK");
    private static final String OUR_TABLE = "PJ_";
    private static final String SAVEPOINT = "SAVEPOINT PASSKEY_JOURNEY";

    /** The statements of some work; the server must be of the kind that sends the text of each. */
    static Statements during(KeycloakServer server, Runnable work) {
        URI log = server.baseUri().resolve("/realms/master/test-statements/");
        send(HttpRequest.newBuilder(log.resolve("start")).POST(HttpRequest.BodyPublishers.noBody()));
        work.run();
        List<String> ours = new ArrayList<>();
        long savepoints = 0;
        long frame = 0;
        long executions = 0;
        for (String line :
                send(HttpRequest.newBuilder(log.resolve("stop"))).lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (!parts[0].startsWith(REQUEST_THREAD)) {
                continue;
            }
            String sql = parts[2].trim();
            if (parts[1].equals("executed")) {
                executions++;
            } else if (FRAME.contains(sql)) {
                frame++;
            } else if (sql.equals(SAVEPOINT)) {
                savepoints++;
            } else if (sql.toUpperCase(Locale.ROOT).contains(OUR_TABLE)) {
                assertThat(parts[1])
                        .as("a batch of ours would hide rows: " + sql)
                        .isEqualTo("once");
                ours.add(sql);
            }
        }
        return new Statements(ours, savepoints, executions - frame - savepoints - ours.size());
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
