package io.github.passkeyjourney.lifecycle.notice.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.passkeyjourney.lifecycle.notice.AnnouncementMail;
import io.github.passkeyjourney.lifecycle.notice.BulkRate;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts announcements into the outbox, in the transaction of whoever found their readers. */
public final class AnnouncementOutbox {

    static final String BASE = "base";
    static final String COHORT = "cohort";

    private final Outbox outbox;

    /** In the transaction of these statements. */
    public AnnouncementOutbox(TransactionalSql sql) {
        this.outbox = new Outbox(sql);
    }

    /**
     * Adds a mail for each reader.
     *
     * @param cohort they belong to; once no policy in force has it, they are not told
     * @param base address of the server, as browsers know it
     * @param first when the first is due; the others follow at the {@link BulkRate}
     */
    public void add(String realmId, String cohort, List<Reader> readers, URI base, Instant first) {
        String content = JsonNodeFactory.instance
                .objectNode()
                .put(BASE, base.toString())
                .put(COHORT, cohort)
                .toString();
        List<Letter> letters = new ArrayList<>();
        for (Reader reader : readers) {
            letters.add(new Letter(
                    UUID.randomUUID().toString(),
                    realmId,
                    reader.userId(),
                    AnnouncementMail.KIND,
                    reader.address(),
                    content,
                    first.toEpochMilli() + letters.size() * 60_000L / BulkRate.PER_MINUTE,
                    0));
        }
        outbox.add(letters);
    }

    /**
     * Somebody to be told.
     *
     * @param userId Keycloak's id of the user
     * @param address at most 255 characters
     */
    public record Reader(String userId, String address) {}
}
