package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** The chains of all realms, to be verified. */
public final class AuditChain {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 1_000;

    private final KeycloakSessionFactory factory;

    /** The chains in the database of this server. */
    public AuditChain(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /**
     * Verifies the chain of a realm from its first row to its last, page by page, each in a transaction of its own: in the
     * order of 50 000 rows a second on a small machine. May run while facts are recorded and chained.
     *
     * @throws RuntimeException if the database does not answer
     */
    public ChainReport verify(String realmId) {
        ChainVerifier verifier = new ChainVerifier(realmId);
        Page page;
        do {
            page = inTransaction(sql -> page(new AuditTable(sql), realmId, verifier.position()));
            page.links().forEach(verifier::accept);
        } while (!page.links().isEmpty());
        return verifier.finish(page.head(), inTransaction(sql -> new AuditTable(sql).countWaiting(realmId)));
    }

    /** The end before the rows: what it names is on record by the time that the rows are read. */
    private static Page page(AuditTable table, String realmId, long behind) {
        ChainHead head = table.head(realmId).orElse(null);
        return new Page(head, table.links(realmId, behind, PAGE));
    }

    private <T> T inTransaction(Function<TransactionalSql, T> work) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, work);
    }

    private record Page(@Nullable ChainHead head, List<Link> links) {}
}
