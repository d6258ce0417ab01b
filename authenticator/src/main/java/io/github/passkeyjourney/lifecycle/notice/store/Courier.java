package io.github.passkeyjourney.lifecycle.notice.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.lifecycle.notice.AnnouncementMail;
import io.github.passkeyjourney.lifecycle.notice.Backoff;
import io.github.passkeyjourney.lifecycle.notice.BulkRate;
import io.github.passkeyjourney.lifecycle.notice.Notice;
import io.github.passkeyjourney.lifecycle.notice.NoticeMail;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.util.JsonSerialization;

/**
 * Sends what is due in the outbox, on a thread of its own: mail servers are slow, and a dead one holds up nobody but the mails
 * of its realm. A letter is taken before it is sent and removed afterwards; if the server is killed in between, it is sent once
 * more, which is better than not at all.
 */
final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final String NAME = "passkey-journey-courier";
    private static final Duration TAKEN = Duration.ofMinutes(10);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int AT_ONCE = 20;

    /** So many users whose mails are not taken mean that the mail server is away, and not that an address is wrong. */
    private static final int SILENT = 2;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Touched by one round at a time, handed over by the flag above. */
    private final BulkRate rate;

    Courier(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
        this.rate = new BulkRate(clock);
    }

    /** Begins a round unless one is under way. Returns at once. */
    void start() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try (KeycloakSession session = factory.create()) {
            Executor executor = session.getProvider(ExecutorsProvider.class).getExecutor(NAME);
            executor.execute(this::round);
        } catch (Throwable e) { // What is not sent now is sent with the next beat.
            busy.set(false);
            LOG.debug("No thread for the courier", e);
        }
    }

    private void round() {
        try {
            Instant end = clock.instant().plus(ROUND);
            Map<String, Set<String>> failed = new HashMap<>();
            List<Letter> due = due();
            while (!due.isEmpty() && clock.instant().isBefore(end)) {
                for (Letter letter : due) {
                    Set<String> users = failed.computeIfAbsent(letter.realmId(), realm -> new HashSet<>());
                    if (users.size() == SILENT) {
                        // What fell due since; or it would be found again and again, and hide the letters of others.
                        putOffRealm(letter.realmId());
                    } else if (take(letter) && deliver(letter) == Delivery.SILENCE) {
                        users.add(letter.userId());
                        if (users.size() == SILENT) {
                            putOffRealm(letter.realmId());
                        }
                    }
                }
                due = due();
            }
        } catch (Throwable e) { // The next beat begins a new round.
            LOG.debug("A round of the courier was cut short", e);
        } finally {
            busy.set(false);
        }
    }

    /** What has happened goes first; then, of each realm, as much as its rate leaves. */
    private List<Letter> due() {
        return TransactionalSql.inTransaction(factory, NoticeJob.TIMEOUT, sql -> {
            Outbox outbox = new Outbox(sql);
            long now = clock.millis();
            List<Letter> due = outbox.due(now, AT_ONCE);
            if (!due.isEmpty()) {
                return due;
            }
            List<Letter> bulk = new ArrayList<>();
            for (String realmId : outbox.realmsWithBulk(now)) {
                int left = rate.left(realmId);
                if (left > 0) {
                    bulk.addAll(outbox.bulk(realmId, now, left));
                }
            }
            return bulk;
        });
    }

    private static boolean isBulk(Letter letter) {
        return letter.kind().equals(AnnouncementMail.KIND) || letter.kind().equals(Notice.PASSKEY_EXPIRING.id());
    }

    private boolean take(Letter letter) {
        if (isBulk(letter)) {
            rate.take(letter.realmId());
        }
        long until = clock.instant().plus(TAKEN).toEpochMilli();
        return TransactionalSql.inTransaction(factory, NoticeJob.TIMEOUT, sql -> new Outbox(sql).take(letter, until));
    }

    /** Whatever the reason, nothing about one letter may hold up the others. */
    private Delivery deliver(Letter letter) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, letter));
        } catch (RuntimeException e) {
            // Without the stack, which may hold the address.
            LOG.debugf(
                    "A mail of the realm %s was not sent: %s",
                    letter.realmId(), e.getClass().getSimpleName());
            retryLater(letter);
            return e instanceof Undelivered undelivered && undelivered.refused ? Delivery.REFUSED : Delivery.SILENCE;
        }
        change(outbox -> outbox.remove(letter));
        return Delivery.DONE;
    }

    private void send(KeycloakSession session, Letter letter) {
        RealmModel realm = session.realms().getRealm(letter.realmId());
        boolean announces = letter.kind().equals(AnnouncementMail.KIND);
        Optional<Notice> notice = Notice.of(letter.kind());
        if (realm == null || (notice.isEmpty() && !announces)) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, letter.userId());
        if (user == null) {
            return;
        }
        try {
            JsonNode content = JsonSerialization.readValue(letter.content(), JsonNode.class);
            if (announces) {
                announce(session, realm, user, letter, content);
                return;
            }
            new NoticeMail(session, realm, user).send(notice.orElseThrow(), letter.address(), content);
        } catch (EmailException e) {
            throw new Undelivered(isRefusal(e.getCause()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the mail server is there, and does not take this mail. By name, since Keycloak does not offer its mail library. */
    private static boolean isRefusal(@Nullable Throwable cause) {
        Class<?> type = cause == null ? null : cause.getClass();
        while (type != null && !type.getName().equals("jakarta.mail.SendFailedException")) {
            type = type.getSuperclass();
        }
        return type != null;
    }

    /** Who needs it no more, or wants none, since the mail was written is spared it; and nobody else gets it at the old address. */
    private void announce(KeycloakSession session, RealmModel realm, UserModel user, Letter letter, JsonNode content)
            throws EmailException {
        Rollout rollout = session.getProvider(RolloutSettings.class).rollout(realm);
        String cohort = content.path(AnnouncementOutbox.COHORT).asText();
        boolean stillMeant = rollout.readable()
                && rollout.policy().enabled()
                && rollout.policy().cohorts().stream()
                        .anyMatch(known -> known.name().equals(cohort));
        if (stillMeant
                && user.isEnabled()
                && user.isEmailVerified()
                && letter.address().equalsIgnoreCase(user.getEmail())
                && new Passkeys(user).ids().isEmpty()
                && new OptOuts(session)
                        .among(realm.getId(), List.of(user.getId()))
                        .isEmpty()) {
            URI base = URI.create(content.path(AnnouncementOutbox.BASE).asText());
            new AnnouncementMail(session, realm, user).send(letter.address(), base);
        }
    }

    private void retryLater(Letter letter) {
        Instant now = clock.instant();
        Optional<Duration> wait = Backoff.after(letter.attempts() + 1);
        if (wait.isEmpty()) {
            LOG.warnf(
                    "A notice of the kind %s to a user of the realm %s was given up after three days.",
                    letter.kind(), letter.realmId());
            change(outbox -> outbox.remove(letter));
            return;
        }
        change(outbox -> outbox.putOff(letter, now.plus(wait.get()).toEpochMilli()));
    }

    private void putOffRealm(String realmId) {
        Instant now = clock.instant();
        change(outbox -> outbox.putOff(
                realmId, now.toEpochMilli(), now.plus(Duration.ofMinutes(1)).toEpochMilli()));
    }

    private void change(Consumer<Outbox> change) {
        TransactionalSql.inTransaction(factory, NoticeJob.TIMEOUT, sql -> {
            change.accept(new Outbox(sql));
            return true;
        });
    }

    private enum Delivery {
        DONE,
        REFUSED,
        SILENCE
    }

    /** Says that the mail server refused or did not answer, and nothing else. */
    private static final class Undelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** The mail server is there, and does not want this reader. */
        private final boolean refused;

        Undelivered(boolean refused) {
            super(null, null, false, false);
            this.refused = refused;
        }
    }
}
