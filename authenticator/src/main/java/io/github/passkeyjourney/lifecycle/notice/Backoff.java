package io.github.passkeyjourney.lifecycle.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a mail that could not be sent is tried again: soon at first, for what is back at once, and for three days in all. */
public final class Backoff {

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(30));

    private Backoff() {}

    /**
     * How long to wait after an attempt failed; empty if it was the last.
     *
     * @param attempts how many there were, at least 1
     */
    public static Optional<Duration> after(int attempts) {
        return attempts <= WAITS.size() ? Optional.of(WAITS.get(attempts - 1)) : Optional.empty();
    }
}
