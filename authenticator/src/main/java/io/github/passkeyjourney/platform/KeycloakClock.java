package io.github.passkeyjourney.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.keycloak.common.util.Time;

/** The server's clock, millisecond ticks, UTC; it follows the offset that Keycloak's own tests and tools set. */
public final class KeycloakClock extends Clock {

    private final ZoneId zone;

    /** A clock in UTC. */
    public KeycloakClock() {
        this(ZoneOffset.UTC);
    }

    private KeycloakClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new KeycloakClock(other);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
