package io.github.passkeyjourney.enrollment.store;

import java.time.Instant;
import org.keycloak.provider.Provider;

/**
 * What is on record of the passkeys of a user, and what became of the advice that their owner was given. Every method may throw
 * {@link io.github.passkeyjourney.platform.CircuitBreaker.UnavailableException}; the caller then goes on without it.
 */
public interface AdviceStore extends Provider {

    /** Both in one statement: the history is read by the primary key, the passkeys by their owner. */
    StoredHoldings find(String realmId, String userId);

    /** Notes that an advice was shown. */
    void offered(String realmId, String userId, Instant now);

    /** Notes a "Not now", and whatever else asks for the same silence. */
    void skipped(String realmId, String userId, Instant now);

    /** Notes an attempt that ended in an error or a closed dialog, which is no skip. */
    void failed(String realmId, String userId, Instant now);

    @Override
    default void close() {}
}
