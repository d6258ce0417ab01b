package io.github.passkeyjourney.audit.store.behaviour;

import java.util.Collection;
import java.util.Map;
import org.keycloak.provider.Provider;

/** What rows about behaviour refer to instead of repeating it: cells by number, users by pseudonym. */
public interface FactDictionary extends Provider {

    /**
     * The numbers of these cells, each of which is in the table PJ_CELL when this returns. Cells that are new are added
     * in a transaction of their own. In a realm that has its full number of cells, new ones share those of {@link
     * Cell#withoutNames}.
     *
     * @throws RuntimeException if the database does not answer
     */
    Map<Cell, Long> numbers(Collection<Cell> cells);

    /**
     * The pseudonym of a user: 22 characters that only the realm's key links to him. The key is made in a transaction of
     * its own when it is first needed.
     *
     * @throws RuntimeException if the database does not answer
     */
    String pseudonym(String realmId, String userId);

    @Override
    default void close() {}
}
