package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.util.List;
import org.keycloak.provider.Provider;

/**
 * Turns behaviour facts into rows. Its factory's id is on record with each batch: never rename it.
 *
 * <p>Called by the flusher alone, so by one thread of a node at a time, and by several nodes at once.
 */
public interface FactProjection extends Provider {

    /**
     * Writes the rows of a batch in the transaction of this provider's session, which also notes that the batch was
     * applied: a batch that is tried again after a failure finds nothing of the attempt before. The other projections write
     * in the same transaction as long as none fails.
     *
     * @param batch in the order in which this node's requests ended; never empty, at most 2 000
     * @throws RuntimeException if the rows cannot be written now; the batch will come again
     */
    void apply(List<RecordedFact> batch);

    @Override
    default void close() {}
}
