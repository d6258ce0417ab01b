package io.github.passkeyjourney.audit.event;

import org.keycloak.provider.Provider;

/** Where every part of the product writes down what happened. */
public interface FactRecorder extends Provider {

    /**
     * A detail of those events of Keycloak's whose fact was written together with the change, so that the event leads to no
     * second one: the word of the fact's type.
     */
    String RECORDED = "passkey_journey_fact";

    /**
     * Writes an audit fact in the transaction of the change that it tells of: either both are there or neither.
     *
     * @throws RuntimeException if it cannot be written; the caller must let the change fail
     */
    void record(Circumstances circumstances, AuditFact fact);

    /**
     * Writes an audit fact once the request's transaction has committed, for a change that Keycloak itself makes during a
     * sign-in. Never fails; what could not be written is found by the repair job.
     *
     * @param key names the change within the realm, so that the fact is written at most once
     */
    void recordAfterCompletion(Circumstances circumstances, AuditFact fact, String key);

    /** Hands over a behaviour fact behind the request. Never fails and never waits; what finds no room is counted. */
    void observe(Circumstances circumstances, BehaviourFact fact);

    @Override
    default void close() {}
}
