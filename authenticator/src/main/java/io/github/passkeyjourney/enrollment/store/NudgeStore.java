package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.policy.NudgeHistory;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * Remembers what each user was offered. Every method may throw {@link
 * io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException}; the caller then goes on without it.
 */
public interface NudgeStore extends Provider {

    /** The history of a user, {@link NudgeHistory#NONE} for one who was never asked: one read by primary key. */
    NudgeHistory find(String realmId, String userId);

    /**
     * Notes that the page was shown.
     *
     * @param first whether {@link #find} knew nothing of the user a moment ago: saves a statement if it still holds
     * @param enforcing whether the user's phase enforces a passkey: the first such moment starts his grace
     */
    void offered(String realmId, String userId, boolean first, boolean enforcing, Instant now);

    /** Notes a "Not now". */
    void skipped(String realmId, String userId, Instant now);

    /** Notes an attempt that ended in an error or a closed dialog, which is no skip. */
    void failed(String realmId, String userId, Instant now);

    /**
     * Whether a sign-in with a passkey is the first of its user that is told of, which it then no longer is. Of two at once
     * one is.
     */
    boolean celebrates(String realmId, String userId, Instant now);

    /** When the user last said that the password is to stay; empty if never, one read by primary key. */
    Optional<Instant> passwordKeptAt(String realmId, String userId);

    /** Notes that the user wants to keep the password. */
    void passwordKept(String realmId, String userId, Instant now);

    @Override
    default void close() {}
}
