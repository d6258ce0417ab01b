package io.github.passkeyjourney.performance;

import io.github.passkeyjourney.harness.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What the capture of sign-ins has cost on a server, in realms whose listener is {@link #LISTENER} in the place of ours.
 *
 * @param signIns how many
 * @param bytes the median
 * @param nanos the median
 */
record Capture(long signIns, long bytes, long nanos) {
    static final String LISTENER = "test-capture-meter";

    /** Of those since the last call. */
    static Capture take(KeycloakServer server) {
        URI meter = server.baseUri().resolve("/realms/master/test-facts/capture");
        try {
            String[] numbers = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(meter)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .split(" ", -1);
            return new Capture(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
