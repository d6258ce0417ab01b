package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import org.keycloak.provider.Provider;

/** Where audit facts are kept: exactly once, and for good. */
public interface AuditTrail extends Provider {

    /**
     * Writes a fact in the transaction of the change that it tells of: either both are there or neither.
     *
     * @throws RuntimeException if it cannot be written; the transaction can then only be rolled back
     */
    void record(Circumstances circumstances, AuditFact fact);

    /**
     * Writes a fact once the request's transaction has committed, and not at all if it is rolled back. Never fails; what
     * could not be written is found by the repair job.
     *
     * @param key names the change within the realm, at most 255 characters, so that the fact is written at most once
     */
    void recordAfterCompletion(Circumstances circumstances, AuditFact fact, String key);

    @Override
    default void close() {}
}
