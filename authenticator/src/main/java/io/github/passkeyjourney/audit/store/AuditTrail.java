package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import org.keycloak.provider.Provider;

/** The record of audit facts: each is there exactly once and for good. */
public interface AuditTrail extends Provider {

    /**
     * Writes a fact in the transaction of the change that it tells of.
     *
     * @throws RuntimeException if it cannot be written; the change must then fail
     */
    void record(Circumstances circumstances, AuditFact fact);

    /**
     * Writes a fact once the request's transaction has committed. Never fails.
     *
     * @param key names the change within the realm, so that the fact is written at most once
     */
    void recordAfterCompletion(Circumstances circumstances, AuditFact fact, String key);

    @Override
    default void close() {}
}
