package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.policy.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a passkey may be used.
 *
 * @param suspended whether it is suspended
 * @param createdAt when it was made; null, if Keycloak does not know, counts as long ago
 * @param idleSince when it was last used, or made if that was seen and no use since; null if neither was seen: then nobody
 *     knows that it is idle
 */
public record PasskeyFacts(
        boolean suspended,
        @Nullable Instant createdAt,
        @Nullable Instant idleSince) {

    /** Decides for a moment, by the rules of the owner. */
    public PasskeyVerdict decide(Expiry expiry, Instant now) {
        if (suspended) {
            return PasskeyVerdict.SUSPENDED;
        }
        if (expiry.maxAge() != null && isPast(end(made(), expiry.maxAge()), now)) {
            return PasskeyVerdict.EXPIRED_AGE;
        }
        return isPast(end(idleSince, expiry.maxIdle()), now) ? PasskeyVerdict.EXPIRED_IDLE : PasskeyVerdict.USABLE;
    }

    /**
     * Decides where the last use could not be read. What can be told without it is told; a passkey that may have been idle for
     * too long is not taken on trust.
     */
    public PasskeyVerdict decideWithoutUse(Expiry expiry, Instant now) {
        PasskeyVerdict known = new PasskeyFacts(suspended, createdAt, null).decide(expiry, now);
        boolean maybeIdle = expiry.maxIdle() != null && isPast(end(made(), expiry.maxIdle()), now);
        return known.allows() && maybeIdle ? PasskeyVerdict.UNCHECKED : known;
    }

    /** When it expires, or did, if it is not used until then; null for never. */
    public @Nullable Instant expiresAt(Expiry expiry) {
        return Stream.of(end(made(), expiry.maxAge()), end(idleSince, expiry.maxIdle()))
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /**
     * From when on its owner is told that it expires: {@code warnBefore} ahead, but never in the first half of its time, or whoever
     * has just made or used it would be told of it at once, again and again. Null for never.
     */
    public @Nullable Instant warnsFrom(Expiry expiry) {
        Instant end = expiresAt(expiry);
        if (end == null) {
            return null;
        }
        Duration time = endsByAge(expiry) ? expiry.maxAge() : expiry.maxIdle();
        Duration half = Objects.requireNonNull(time).dividedBy(2);
        return end.minus(expiry.warnBefore().compareTo(half) < 0 ? expiry.warnBefore() : half);
    }

    /** Whether the end that comes first is that of its age, so that using it does not put it off. */
    public boolean endsByAge(Expiry expiry) {
        Instant byAge = end(made(), expiry.maxAge());
        return byAge != null && byAge.equals(expiresAt(expiry));
    }

    /** Whether it may be used now, and its owner is to be told that this comes to an end. */
    public boolean expiresSoon(Expiry expiry, Instant now) {
        Instant from = warnsFrom(expiry);
        return from != null && !now.isBefore(from) && decide(expiry, now).allows();
    }

    private Instant made() {
        return createdAt == null ? Instant.EPOCH : createdAt;
    }

    private static @Nullable Instant end(@Nullable Instant begin, @Nullable Duration time) {
        return begin == null || time == null ? null : begin.plus(time);
    }

    /** The moment itself is still in time. */
    private static boolean isPast(@Nullable Instant end, Instant now) {
        return end != null && end.isBefore(now);
    }
}
