package io.github.passkeyjourney.policy;

import java.time.Duration;

/**
 * What guards the making of a passkey.
 *
 * @param maxAuthAge oldest sign-in that may add one; one second to 365 days
 * @param requireStrongestFactor whether the strongest factor that the account has must have been used
 * @param coolingOff how long a new passkey may neither remove older credentials nor change recovery; zero to 365 days
 * @param maxPasskeys how many one account may hold; 1 to 100
 */
public record Enrollment(Duration maxAuthAge, boolean requireStrongestFactor, Duration coolingOff, int maxPasskeys) {

    /** Ages of a sign-in that a policy may accept. */
    public static final Range<Duration> MAX_AUTH_AGE = new Range<>(Duration.ofSeconds(1), Duration.ofDays(365));

    /** Cooling-off times that a policy may set. */
    public static final Range<Duration> COOLING_OFF = new Range<>(Duration.ZERO, Duration.ofDays(365));

    /** Limits on passkeys that a policy may set. */
    public static final Range<Integer> MAX_PASSKEYS = new Range<>(1, 100);

    /** Five minutes, strongest factor, one day, ten passkeys. */
    public static final Enrollment DEFAULTS = new Enrollment(Duration.ofMinutes(5), true, Duration.ofHours(24), 10);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Enrollment {
        MAX_AUTH_AGE.require("maxAuthAge", maxAuthAge);
        COOLING_OFF.require("coolingOff", coolingOff);
        MAX_PASSKEYS.require("maxPasskeys", maxPasskeys);
    }
}
