package io.github.passkeyjourney.audit.store.behaviour;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of the facts of one run of a server: random bits drawn once, and a counter. A random UUID for each fact would wait
 * for the lock of the random generator on the request's thread.
 */
final class FactIds {

    private static final long VERSION_BITS = 0xF000L;
    private static final long CUSTOM_VERSION = 0x8000L;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final long COUNTER_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final long run;
    private final AtomicLong counter = new AtomicLong();

    FactIds(SecureRandom random) {
        // RFC 9562, section 5.8: a layout of our own.
        this.run = (random.nextLong() & ~VERSION_BITS) | CUSTOM_VERSION;
    }

    UUID next() {
        return new UUID(run, (counter.incrementAndGet() & COUNTER_BITS) | VARIANT);
    }

    /**
     * 64 bits of an id that tell apart the facts of one run, and in all likelihood those of all runs. They grow from fact to
     * fact, so that two of the same millisecond are read in the order in which they happened.
     */
    static long number(UUID id) {
        return id.getMostSignificantBits() + id.getLeastSignificantBits();
    }
}
