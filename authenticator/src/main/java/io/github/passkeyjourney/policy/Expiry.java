package io.github.passkeyjourney.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a passkey stays valid.
 *
 * @param maxAge time since it was made, after which it is refused; one day to ten years, null for ever
 * @param maxIdle time since it was last used, after which it is refused; one day to ten years, null for ever
 * @param warnBefore how long before that the user is told; zero to 365 days
 */
public record Expiry(@Nullable Duration maxAge, @Nullable Duration maxIdle, Duration warnBefore) {

    /** Ages that a policy may set. */
    public static final Range<Duration> AGE = new Range<>(Duration.ofDays(1), Duration.ofDays(3650));

    /** Warning times that a policy may set. */
    public static final Range<Duration> WARN_BEFORE = new Range<>(Duration.ZERO, Duration.ofDays(365));

    /** Passkeys do not expire; if a cohort changes that, the warning comes two weeks ahead. */
    public static final Expiry DEFAULTS = new Expiry(null, null, Duration.ofDays(14));

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Expiry {
        if (maxAge != null) {
            AGE.require("maxAge", maxAge);
        }
        if (maxIdle != null) {
            AGE.require("maxIdle", maxIdle);
        }
        WARN_BEFORE.require("warnBefore", warnBefore);
    }
}
