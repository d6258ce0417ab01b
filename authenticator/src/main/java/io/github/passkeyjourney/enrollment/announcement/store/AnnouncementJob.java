package io.github.passkeyjourney.enrollment.announcement.store;

import io.github.passkeyjourney.enrollment.announcement.Announcement;
import io.github.passkeyjourney.enrollment.announcement.Announcement.Progress;
import io.github.passkeyjourney.enrollment.announcement.Audience;
import io.github.passkeyjourney.lifecycle.notice.BulkRate;
import io.github.passkeyjourney.lifecycle.notice.store.AnnouncementOutbox;
import io.github.passkeyjourney.lifecycle.notice.store.AnnouncementOutbox.Reader;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.document.PolicyDigest;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import io.github.passkeyjourney.settings.store.StoredPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes the mails of announcements into the outbox, page by page. A page's mails and the place it ends at are written in one
 * transaction, so a server that is killed leaves no user with two mails, and none without.
 */
final class AnnouncementJob implements LeaderJob {

    private static final int PAGES_PER_RUN = 20;

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    AnnouncementJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        List<Announcement> running = TransactionalSql.inTransaction(
                factory, AnnouncementTable.TIMEOUT, sql -> new AnnouncementTable(sql).running());
        RuntimeException failure = null;
        for (Announcement announcement : running) {
            try {
                boolean more = true;
                for (int page = 0; page < PAGES_PER_RUN && more; page++) {
                    more = KeycloakModelUtils.runJobInTransactionWithResult(
                            factory, session -> page(session, announcement.realmId(), announcement.id()));
                }
            } catch (RuntimeException e) {
                // One realm must not hold up the others.
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether there is more to do. */
    private boolean page(KeycloakSession session, String realmId, String id) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return false;
        }
        // Keycloak's cache of users looks there for the realm.
        session.getContext().setRealm(realm);
        TransactionalSql sql = new TransactionalSql(session, AnnouncementTable.TIMEOUT);
        AnnouncementTable table = new AnnouncementTable(sql);
        Announcement now = table.find(realmId, id)
                .filter(found -> found.progress() == Progress.RUNNING)
                .orElse(null);
        if (now == null) {
            return false;
        }
        Optional<RolloutEngine> engine = engine(session, realm, now);
        if (engine.isEmpty()) {
            table.move(now, Progress.STOPPED, now.reached(), 0);
            return false;
        }
        AudienceReader.Page page = new AudienceReader(engine.get(), now.cohort(), clock)
                .page(session, realm, now.reached() == null ? "" : now.reached(), new Audience());
        boolean done = page.last() == null;
        int mailed = page.readers().size();
        if (!table.move(now, done ? Progress.DONE : Progress.RUNNING, done ? now.reached() : page.last(), mailed)) {
            return false;
        }
        Instant turn = now.startedAt().plusMillis(now.mailed() * 60_000L / BulkRate.PER_MINUTE);
        Instant first = turn.isBefore(clock.instant()) ? clock.instant() : turn;
        List<String> told = page.readers().stream().map(Reader::userId).toList();
        new AnnouncedUsers(sql).add(realmId, told, clock.instant());
        new AnnouncementOutbox(sql).add(realmId, now.cohort(), page.readers(), now.base(), first);
        return !done;
    }

    /** Empty once another policy says who is in the cohort. */
    private static Optional<RolloutEngine> engine(
            KeycloakSession session, RealmModel realm, Announcement announcement) {
        String text = new StoredPolicy(session, realm).text();
        return text != null
                        && PolicyDigest.of(text).equals(announcement.policyDigest())
                        && PolicyDocument.parse(text) instanceof PolicyParse.Valid valid
                ? Optional.of(new RolloutEngine(valid.policy()))
                : Optional.empty();
    }
}
