package io.github.passkeyjourney.recovery.contact.store;

import io.github.passkeyjourney.audit.event.ContactKind;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.recovery.store.Claimant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;

/**
 * The contacts of users, in the table PJ_CONTACT. One that was removed is of no use from that moment; its row stays for a while, so
 * that its owner is still told what happens: whoever takes an account over removes the contacts first.
 */
public final class Contacts {

    /** How long the owner of a removed address is still told. */
    public static final Duration KEPT = Duration.ofDays(30);

    static final String TABLE = "PJ_CONTACT";
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String IN_FORCE = "active";
    private static final String REMOVED = "removed";
    private static final String COLUMNS = "SELECT ID, KIND, ADDRESS, SINCE, ENDED_AT FROM ";
    private static final String OWNED = " WHERE REALM_ID = ? AND USER_ID = ? AND STATE = ?";

    private final TransactionalSql sql;
    private final Clock clock;

    /** In the transaction of this session. */
    public Contacts(KeycloakSession session, Clock clock) {
        this.sql = new TransactionalSql(session, TIMEOUT);
        this.clock = clock;
    }

    /**
     * Those in force, rested or not, the oldest first.
     *
     * @throws FailedStatementException if the database refused or did not answer in time; the transaction is lost
     */
    public List<Contact> of(Claimant claimant) {
        return rows(claimant, IN_FORCE).stream().map(Row::contact).toList();
    }

    /** The one of this kind that may get somebody back in now. The same statement for a name that nobody bears; errors as above. */
    public Optional<Contact> rested(Claimant claimant, ContactKind kind) {
        Instant now = clock.instant();
        return of(claimant).stream()
                .filter(contact -> contact.kind() == kind && contact.hasRested(now))
                .findFirst();
    }

    /** Those that were of use, and were removed until lately; errors as above. */
    public List<Contact> removed(Claimant claimant, ContactKind kind) {
        Instant since = clock.instant().minus(KEPT);
        return rows(claimant, REMOVED).stream()
                .filter(row -> row.contact.kind() == kind && !row.endedAt.isBefore(since))
                .filter(row -> row.contact.hasRested(row.endedAt))
                .map(Row::contact)
                .toList();
    }

    /** Those that were removed within this time, whether they were of use or not; errors as above. */
    public List<Contact> removedWithin(Claimant claimant, ContactKind kind, Duration lately) {
        Instant since = clock.instant().minus(lately);
        return rows(claimant, REMOVED).stream()
                .filter(row -> row.contact.kind() == kind && !row.endedAt.isBefore(since))
                .map(Row::contact)
                .toList();
    }

    /**
     * Keeps one that was confirmed.
     *
     * @return false if there is one of this kind
     * @throws FailedStatementException as above
     */
    public boolean add(Claimant claimant, ContactKind kind, String address) {
        if (of(claimant).stream().anyMatch(contact -> contact.kind() == kind)) {
            return false;
        }
        sql.update(
                "INSERT INTO " + sql.table(TABLE)
                        + " (ID, REALM_ID, USER_ID, KIND, ADDRESS, STATE, SINCE, ENDED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                claimant.realmId(),
                claimant.key(),
                kind.id(),
                address,
                IN_FORCE,
                clock.millis(),
                null);
        return true;
    }

    /**
     * Ends one.
     *
     * @return false if it is none of this user, or was removed before
     * @throws FailedStatementException as above
     */
    public boolean remove(Claimant claimant, Contact contact) {
        return sql.update(
                        "UPDATE " + sql.table(TABLE) + " SET STATE = ?, ENDED_AT = ?" + OWNED + " AND ID = ?",
                        REMOVED,
                        clock.millis(),
                        claimant.realmId(),
                        claimant.key(),
                        IN_FORCE,
                        contact.id())
                == 1;
    }

    private List<Row> rows(Claimant claimant, String state) {
        return sql.all(
                COLUMNS + sql.table(TABLE) + OWNED + " ORDER BY SINCE",
                row -> new Row(
                        new Contact(
                                row.getString(1),
                                kind(row.getString(2)),
                                row.getString(3),
                                Instant.ofEpochMilli(row.getLong(4))),
                        Instant.ofEpochMilli(row.getLong(5))),
                claimant.realmId(),
                claimant.key(),
                state);
    }

    private static ContactKind kind(String id) {
        return Arrays.stream(ContactKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A row; the moment of its end is the epoch where it has none. */
    private record Row(Contact contact, Instant endedAt) {}
}
