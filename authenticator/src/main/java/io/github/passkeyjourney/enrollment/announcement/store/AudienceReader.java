package io.github.passkeyjourney.enrollment.announcement.store;

import io.github.passkeyjourney.enrollment.announcement.Audience;
import io.github.passkeyjourney.enrollment.announcement.Audience.Fit;
import io.github.passkeyjourney.enrollment.forecast.Person;
import io.github.passkeyjourney.enrollment.store.Grants;
import io.github.passkeyjourney.enrollment.store.PersonReader;
import io.github.passkeyjourney.lifecycle.RealmExpiry;
import io.github.passkeyjourney.lifecycle.notice.store.AnnouncementOutbox.Reader;
import io.github.passkeyjourney.lifecycle.notice.store.OptOuts;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.RolloutEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Finds the users of a cohort page by page, as {@link io.github.passkeyjourney.enrollment.forecast.Simulation} does, so that
 * memory does not grow with the realm.
 */
public final class AudienceReader {

    /** What the outbox holds. */
    private static final int LONGEST_ADDRESS = 255;

    private static final int PAGE = 500;

    private final RolloutEngine engine;
    private final String cohort;
    private final Grants grants;
    private final Clock clock;

    /**
     * Readers of a cohort.
     *
     * @param engine decides who is in it
     */
    public AudienceReader(RolloutEngine engine, String cohort, Clock clock) {
        this.engine = engine;
        this.cohort = cohort;
        this.grants = new Grants(engine.mentions());
        this.clock = clock;
    }

    /**
     * Counts the whole cohort, a page in a session and transaction of its own; writes nothing.
     *
     * @param limit the longest that it may take; the page that has begun is finished
     * @return whether all users were reached
     */
    public boolean count(KeycloakSessionFactory factory, String realmId, Audience audience, Duration limit) {
        Instant end = clock.instant().plus(limit);
        String reached = "";
        while (clock.instant().isBefore(end)) {
            String from = reached;
            Page page = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                session.getContext().setRealm(realm);
                return page(session, realm, from, audience);
            });
            if (page.last() == null) {
                return true;
            }
            reached = page.last();
        }
        return false;
    }

    /** The next users behind one, of whatever cohort; in the transaction of the session, whose context has the realm. */
    Page page(KeycloakSession session, RealmModel realm, String reached, Audience audience) {
        Attachment attachment =
                Attachment.of(realm.getWebAuthnPolicyPasswordless().getAuthenticatorAttachment());
        Instant now = clock.instant();
        List<Person> people = new PersonReader(session, realm, engine.mentions(), grants)
                .behind(reached, PAGE, RealmExpiry.of(engine), now);
        List<String> asked = new ArrayList<>();
        for (Person person : people) {
            NudgeDecision decision = person.decide(engine, realm.getId(), null, attachment, now);
            Cohort found = decision.cohort();
            if (found == null || !found.name().equals(cohort)) {
                continue;
            }
            if (person.passkeys() > 0) {
                audience.add(Fit.HOLDER);
            } else if (person.isHeldOut(engine, realm.getId(), null)) {
                audience.add(Fit.HELD_OUT);
            } else {
                asked.add(person.id());
            }
        }
        List<Reader> readers = readers(session, realm, asked, audience, now);
        return new Page(
                readers, people.size() < PAGE ? null : people.get(PAGE - 1).id());
    }

    private static List<Reader> readers(
            KeycloakSession session, RealmModel realm, List<String> ids, Audience audience, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<String> optedOut = new OptOuts(session).among(realm.getId(), ids);
        Set<String> lately = new AnnouncedUsers(new TransactionalSql(session, AnnouncementTable.TIMEOUT))
                .lately(realm.getId(), ids, now);
        PlainSql sql = new PlainSql(session);
        List<Mailbox> mailboxes = sql.all(
                "SELECT ID, EMAIL, EMAIL_VERIFIED FROM " + sql.table("USER_ENTITY") + " WHERE ID IN (?"
                        + ", ?".repeat(ids.size() - 1) + ") ORDER BY ID",
                row -> new Mailbox(row.getString(1), row.getString(2), row.getBoolean(3)),
                ids.toArray());
        List<Reader> readers = new ArrayList<>();
        for (Mailbox mailbox : mailboxes) {
            String address = mailbox.address();
            if (address == null || address.isBlank() || address.length() > LONGEST_ADDRESS) {
                audience.add(Fit.NO_ADDRESS);
            } else if (!mailbox.verified()) {
                audience.add(Fit.UNVERIFIED);
            } else if (optedOut.contains(mailbox.userId())) {
                audience.add(Fit.OPTED_OUT);
            } else if (lately.contains(mailbox.userId())) {
                audience.add(Fit.TOLD_LATELY);
            } else {
                audience.add(Fit.RECIPIENT);
                readers.add(new Reader(mailbox.userId(), address));
            }
        }
        return readers;
    }

    /**
     * What a page has brought.
     *
     * @param readers those who are to be told
     * @param last the last user of the page; null if it was the last page
     */
    record Page(List<Reader> readers, @Nullable String last) {}

    private record Mailbox(String userId, @Nullable String address, boolean verified) {}
}
