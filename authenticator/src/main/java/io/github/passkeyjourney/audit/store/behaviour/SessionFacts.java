package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakTransaction;

/**
 * The facts of one request. They go into the ring when its transaction has committed; if it is rolled back, what they
 * tell of did not happen. Keycloak runs this on the request's thread and shows an exception to the user, so there is none.
 */
final class SessionFacts implements KeycloakTransaction {

    private final FactRing ring;
    private final List<RecordedFact> facts = new ArrayList<>(4);
    private boolean committed;

    SessionFacts(FactRing ring) {
        this.ring = ring;
    }

    void add(RecordedFact fact) {
        if (committed) {
            ring.offer(fact);
        } else {
            facts.add(fact);
        }
    }

    @Override
    public void commit() {
        committed = true;
        // The ring counts what it cannot take, and throws nothing.
        facts.forEach(ring::offer);
        facts.clear();
    }

    @Override
    public void rollback() {
        facts.clear();
    }

    @Override
    public void begin() {}

    @Override
    public void setRollbackOnly() {}

    @Override
    public boolean getRollbackOnly() {
        return false;
    }

    /** Nothing has to be begun. */
    @Override
    public boolean isActive() {
        return true;
    }
}
