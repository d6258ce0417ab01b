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
        return verify(realmId, new ChainVerifier(realmId), Long.MAX_VALUE).report();
    }

    /**
     * Verifies a part of the chain, from its first row.
     *
     * @param max how many rows at most
     * @throws RuntimeException if the database does not answer
     */
    public ChainStretch verifyBeginning(String realmId, long max) {
        return verify(realmId, new ChainVerifier(realmId), max);
    }

    /**
     * Verifies a part of the chain behind a place, of which the hash is known. Where the row there bears another hash now, the
     * chain was rewritten: the report says so, whether the rest holds or not.
     *
     * @param known a link that an earlier verification reached
     * @param max how many rows at most
     * @throws RuntimeException if the database does not answer
     */
    public ChainStretch verifyBehind(String realmId, ChainHead known, long max) {
        if (known.position() == 0) {
            return verifyBeginning(realmId, max);
        }
        String stored = inTransaction(sql -> new AuditTable(sql).links(realmId, known.position() - 1, 1)).stream()
                .filter(link -> link.position() == known.position())
                .map(Link::hash)
                .findFirst()
                .orElse(null);
        return verify(realmId, new ChainVerifier(known, stored), max);
    }

    private ChainStretch verify(String realmId, ChainVerifier verifier, long max) {
        long left = max;
        Page page;
        do {
            int limit = (int) Math.min(PAGE, left);
            page = inTransaction(sql -> page(new AuditTable(sql), realmId, verifier.position(), limit));
            page.links().forEach(verifier::accept);
            left -= page.links().size();
        } while (!page.links().isEmpty() && left > 0);
        long waiting = inTransaction(sql -> new AuditTable(sql).countWaiting(realmId));
        if (page.links().isEmpty()) {
            return new ChainStretch(verifier.finish(page.head(), waiting), verifier.reached(), true);
        }
        // Read anew: the last rows may be younger than the end that was read before them.
        ChainHead head = inTransaction(sql -> new AuditTable(sql).head(realmId)).orElse(null);
        return head != null && verifier.position() < head.position()
                ? new ChainStretch(verifier.pause(head, waiting), verifier.reached(), false)
                : new ChainStretch(verifier.finish(head, waiting), verifier.reached(), true);
    }

    /** The end before the rows: what it names is on record by the time that the rows are read. */
    private static Page page(AuditTable table, String realmId, long behind, int limit) {
        ChainHead head = table.head(realmId).orElse(null);
        return new Page(head, table.links(realmId, behind, limit));
    }

    private <T> T inTransaction(Function<TransactionalSql, T> work) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, work);
    }

    private record Page(@Nullable ChainHead head, List<Link> links) {}
}
