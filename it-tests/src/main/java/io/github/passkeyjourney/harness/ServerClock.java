package io.github.passkeyjourney.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Moves the time of a server under test, so that no test has to wait for a period to end. Not thread-safe. */
public final class ServerClock {
    private final URI testClock;
    private final Runnable onMove;
    private final HttpClient http = HttpClient.newHttpClient();
    private Duration offset = Duration.ZERO;

    /** @param onMove runs after each move; tokens from before it may be expired */
    ServerClock(URI server, Runnable onMove) {
        this.testClock = server.resolve("/realms/master/test-clock/offset");
        this.onMove = onMove;
    }

    /** Moves on from where the clock stands now; whole seconds, negative goes back. */
    public void advance(Duration duration) {
        move(offset.plus(duration));
    }

    /** Back to real time. */
    public void reset() {
        if (!offset.isZero()) {
            move(Duration.ZERO);
        }
    }

    /** The server's time. */
    public Instant now() {
        return Instant.now().plus(offset);
    }

    private void move(Duration to) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(testClock + "?seconds=" + to.toSeconds()))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 204) {
                throw new IllegalStateException("the clock did not move: HTTP " + response.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        offset = to;
        onMove.run();
    }
}
