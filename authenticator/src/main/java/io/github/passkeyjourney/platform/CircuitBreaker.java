package io.github.passkeyjourney.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a broken helper, such as a locked table, from slowing each sign-in: after a failure the helper is left alone
 * for a while. An outage is logged once when it begins and once when it ends, however many sign-ins meet it.
 */
public final class CircuitBreaker {

    private final String name;
    private final Duration pause;
    private final Clock clock;
    private final Logger log;

    private Instant pausedUntil = Instant.MIN;
    private Instant quietUntil = Instant.MIN;
    private volatile boolean failing;

    /**
     * @param name what may fail, in words for the log
     * @param pause how long to leave it alone after a failure
     * @param clock the server's clock
     * @param log where outages are told
     */
    public CircuitBreaker(String name, Duration pause, Clock clock, Logger log) {
        this.name = name;
        this.pause = pause;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Calls the helper, unless it failed a moment ago.
     *
     * @throws UnavailableException if the call failed or was not tried
     */
    public <T> T call(Supplier<T> helper) {
        if (failing && !mayTry()) {
            throw new UnavailableException(name + " failed a moment ago and is left alone", null);
        }
        T result;
        try {
            result = helper.get();
        } catch (RuntimeException e) {
            trip(e);
            throw new UnavailableException(name + " is not available", e);
        }
        if (failing) {
            recover();
        }
        return result;
    }

    /**
     * Calls the helper for one user's sake, unless it is known to be failing. A failure here is no outage, because it
     * may be that user's own, such as a row that he locks himself by posting twice; nor is a success the end of one.
     *
     * @throws UnavailableException if the call failed or was not tried
     */
    public <T> T callForOne(Supplier<T> helper) {
        if (failing) {
            throw new UnavailableException(name + " failed a moment ago and is left alone", null);
        }
        try {
            return helper.get();
        } catch (RuntimeException e) {
            tell(e);
            throw new UnavailableException(name + " is not available to one user", e);
        }
    }

    /** After the pause one caller tries, and the others go on waiting until it knows. */
    private synchronized boolean mayTry() {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return false;
        }
        pausedUntil = now.plus(pause);
        return true;
    }

    /** Whether the helper failed and has not been found well again. */
    public boolean isOpen() {
        return failing;
    }

    /**
     * Shows on the metrics endpoint whether the helper is left alone.
     *
     * @param table that the helper needs
     */
    public CircuitBreaker watched(Meters meters, String table) {
        meters.gauge(
                "passkey.journey.circuit.open",
                "1 while a table failed and is left alone",
                () -> isOpen() ? 1 : 0,
                "table",
                table);
        return this;
    }

    private synchronized void trip(RuntimeException cause) {
        pausedUntil = clock.instant().plus(pause);
        if (!failing) {
            failing = true;
            log.warnf(
                    cause, "%s is not available. Sign-ins go on without it; it is tried again every %s.", name, pause);
        }
    }

    /** Told, because a table that can be read and not written looks just like this; but not by each who meets it. */
    private synchronized void tell(RuntimeException cause) {
        Instant now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            quietUntil = now.plus(pause);
            log.warnf(
                    cause,
                    "%s failed for one user. Sign-ins go on; more such failures are not told for %s.",
                    name,
                    pause);
        }
    }

    private synchronized void recover() {
        if (failing) {
            failing = false;
            log.infof("%s is available again.", name);
        }
    }

    /** The helper failed, or failed a moment ago and was not asked. */
    public static final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
