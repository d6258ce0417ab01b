package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Gives each new row its place in the chain of its realm, after what is to be forgotten is forgotten. Rows are found by
 * having no place, never by comparing with the last one: they become visible in another order than they were written in.
 */
final class ChainJob implements LeaderJob {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BATCH = 500;
    private static final int BATCHES_PER_RUN = 40;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Unchained unchained;

    ChainJob(KeycloakSessionFactory factory, Clock clock, Unchained unchained) {
        this.factory = factory;
        this.clock = clock;
        this.unchained = unchained;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        RuntimeException failure = null;
        try {
            new Erasure(factory, clock).run();
        } catch (RuntimeException e) {
            failure = e;
        }
        List<String> left = new ArrayList<>();
        for (String realmId : realms()) {
            boolean more = true;
            try {
                more = chain(realmId);
            } catch (RuntimeException e) {
                // One realm whose chain was tampered with must not hold up the others.
                failure = e;
            }
            if (more) {
                left.add(realmId);
            }
        }
        unchained.tell(left.stream().mapToLong(this::countWaiting).sum());
        if (failure != null) {
            throw failure;
        }
    }

    /** Those with something to chain: one probe of an index for each realm, however many rows there are. */
    private List<String> realms() {
        return inTransaction(sql -> sql.all(
                "SELECT R.ID FROM " + sql.table("REALM") + " R WHERE EXISTS (SELECT 1 FROM " + sql.table("PJ_AUDIT")
                        + " A WHERE A.REALM_ID = R.ID AND A.CHAIN_POSITION IS NULL) AND NOT EXISTS (SELECT 1 FROM "
                        + sql.table(ErasureRequest.TABLE) + " E WHERE E.REALM_ID = R.ID AND E.USER_ID = '*')",
                row -> row.getString(1)));
    }

    /** Whether more is left than fits into one run. */
    private boolean chain(String realmId) {
        begin(realmId);
        int batches = 0;
        boolean more = true;
        while (more && batches < BATCHES_PER_RUN) {
            more = inTransaction(sql -> chainBatch(new AuditTable(sql), realmId));
            batches++;
        }
        return more;
    }

    private long countWaiting(String realmId) {
        return inTransaction(sql -> new AuditTable(sql).countWaiting(realmId));
    }

    private void begin(String realmId) {
        try {
            inTransaction(sql -> {
                AuditTable table = new AuditTable(sql);
                if (table.head(realmId).isEmpty()) {
                    table.begin(realmId, HashChain.start(realmId));
                }
                return realmId;
            });
        } catch (FailedStatementException e) {
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }

    /**
     * The end of the chain is moved first, by comparing it with what was read: of two servers that both take themselves for
     * the leader, one waits here and then finds that it was too late.
     */
    private static boolean chainBatch(AuditTable table, String realmId) {
        ChainHead head = table.head(realmId).orElseThrow();
        List<Link> links = new ArrayList<>();
        ChainHead end = head;
        for (AuditEntry entry : table.waiting(realmId, BATCH)) {
            Link link = HashChain.append(end, entry);
            links.add(link);
            end = new ChainHead(link.position(), link.hash());
        }
        if (links.isEmpty() || !table.move(realmId, head, end)) {
            return false;
        }
        table.chain(links);
        return links.size() == BATCH;
    }

    private <T> T inTransaction(Function<TransactionalSql, T> work) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, work);
    }
}
