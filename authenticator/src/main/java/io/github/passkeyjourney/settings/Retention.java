package io.github.passkeyjourney.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How far back behaviour of a realm is kept. What is older may go, in whatever order; nothing else may.
 *
 * @param begin the oldest moment that is kept; {@link Instant#MIN} where all is kept and {@link Instant#MAX} where nothing is
 */
public record Retention(Instant begin) {

    /** Of a realm that is gone. */
    private static final Retention NOTHING = new Retention(Instant.MAX);

    /** Where nobody knows how long the admin wants it kept: what is deleted does not come back. */
    private static final Retention ALL = new Retention(Instant.MIN);

    /**
     * What the policy of a realm says at this moment.
     *
     * @param realmId Keycloak's id of a realm, which may be gone
     */
    public static Retention of(KeycloakSession session, String realmId, Instant now) {
        RealmModel realm = session.realms().getRealm(realmId);
        return of(
                realm == null
                        ? null
                        : session.getProvider(RolloutSettings.class).rollout(realm),
                now);
    }

    static Retention of(@Nullable Rollout rollout, Instant now) {
        if (rollout == null) {
            return NOTHING;
        }
        return rollout.readable()
                ? new Retention(
                        now.minus(Duration.ofDays(rollout.policy().analytics().retentionDays())))
                : ALL;
    }

    /** Whether nothing may go. */
    public boolean keepsAll() {
        return begin.equals(Instant.MIN);
    }

    /** Whether nothing has to stay. */
    public boolean keepsNothing() {
        return begin.equals(Instant.MAX);
    }

    /** {@link #begin} in milliseconds of the epoch; the least or greatest number there is where all or nothing is kept. */
    public long beginMillis() {
        if (keepsAll()) {
            return Long.MIN_VALUE;
        }
        return keepsNothing() ? Long.MAX_VALUE : begin.toEpochMilli();
    }

    /** The first day in UTC of which something is kept, counted from the epoch; the least or greatest number likewise. */
    public long firstDay() {
        if (keepsAll()) {
            return Long.MIN_VALUE;
        }
        return keepsNothing()
                ? Long.MAX_VALUE
                : LocalDate.ofInstant(begin, ZoneOffset.UTC).toEpochDay();
    }
}
