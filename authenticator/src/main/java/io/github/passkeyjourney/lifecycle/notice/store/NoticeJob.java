package io.github.passkeyjourney.lifecycle.notice.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.AccessPassStep;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.query.StoredFact;
import io.github.passkeyjourney.audit.store.trail.TrailReader;
import io.github.passkeyjourney.lifecycle.notice.Notice;
import io.github.passkeyjourney.lifecycle.notice.NoticeAddresses;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.util.JsonSerialization;

/**
 * Turns facts of the audit trail into mails, each once: how far the trail was read and the mails are committed together. So the
 * change itself costs no statement more, and what is on record is told whatever happened to the server meanwhile.
 */
final class NoticeJob implements LeaderJob {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What is older comes too late to warn, such as passkeys from before this product that a repair puts on record. */
    private static final Duration YOUNG = Duration.ofHours(24);

    /** What the table holds; mail itself ends at 254 (RFC 5321, section 4.5.3.1.3). */
    private static final int LONGEST_ADDRESS = 255;

    /** Within this time a user is told the same so often and once more, the last time with a word that there may be more of it. */
    private static final int MOST = 10;

    private static final Duration LATELY = Duration.ofHours(1);

    private static final int PAGE = 500;
    private static final int PAGES_PER_RUN = 10;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Courier courier;

    NoticeJob(KeycloakSessionFactory factory, Clock clock, Courier courier) {
        this.factory = factory;
        this.clock = clock;
        this.courier = courier;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void run() {
        List<String> realms = TransactionalSql.inTransaction(factory, TIMEOUT, sql -> new NoticeProgress(sql).behind());
        RuntimeException failure = null;
        for (String realmId : realms) {
            try {
                run(realmId);
            } catch (RuntimeException e) {
                // One realm, whose directory does not answer, must not hold up the others.
                failure = e;
            }
        }
        courier.start();
        if (failure != null) {
            throw failure;
        }
    }

    private void run(String realmId) {
        begin(realmId);
        boolean more = true;
        for (int page = 0; page < PAGES_PER_RUN && more; page++) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> page(session, realmId));
        }
    }

    private void begin(String realmId) {
        try {
            TransactionalSql.inTransaction(factory, TIMEOUT, sql -> {
                NoticeProgress progress = new NoticeProgress(sql);
                if (progress.position(realmId).isEmpty()) {
                    // Most of a long trail is old; reading all of it would find nothing to tell.
                    progress.begin(realmId, Math.max(0, progress.head(realmId) - PAGE));
                }
                return realmId;
            });
        } catch (FailedStatementException e) {
            // Another server was first.
            if (!e.isDuplicate()) {
                throw e;
            }
        }
    }

    /** Whether there may be more. */
    private boolean page(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return false;
        }
        // Keycloak's cache of users looks there for the realm.
        session.getContext().setRealm(realm);
        TransactionalSql sql = new TransactionalSql(session, TIMEOUT);
        NoticeProgress progress = new NoticeProgress(sql);
        OptionalLong position = progress.position(realmId);
        if (position.isEmpty()) {
            return false;
        }
        List<StoredFact> facts = new TrailReader(session).behind(realmId, position.getAsLong(), PAGE);
        if (facts.isEmpty()) {
            return false;
        }
        Long last = facts.get(facts.size() - 1).position();
        if (last == null || !progress.move(realmId, position.getAsLong(), last)) {
            return false;
        }
        List<Letter> letters = new ArrayList<>();
        TrailReader trail = new TrailReader(session);
        facts.forEach(fact -> letters.addAll(letters(session, realm, trail, fact)));
        new Outbox(sql).add(letters);
        return facts.size() == PAGE;
    }

    private List<Letter> letters(KeycloakSession session, RealmModel realm, TrailReader trail, StoredFact fact) {
        Optional<Notice> notice = Notice.about(fact.type());
        String userId = fact.circumstances().userId();
        Instant now = clock.instant();
        if (notice.isEmpty() || userId == null || fact.occurredAt().isBefore(now.minus(YOUNG))) {
            return List.of();
        }
        JsonNode data = data(fact);
        if (EnrollmentOrigin.UNKNOWN.id().equals(data.path("origin").asText())
                || cameToNothing(notice.get(), data)
                || realm.getSmtpConfig().isEmpty()) {
            return List.of();
        }
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return List.of();
        }
        int before = before(trail, realm.getId(), userId, notice.get(), fact);
        if (before > MOST) {
            return List.of();
        }
        ObjectNode content = content(fact, data).put("last", before == MOST);
        Map<String, String> own = addresses(session, realm, user, now);
        Map<String, String> others = new LinkedHashMap<>();
        session.getAllProviders(NoticeAddresses.class).stream()
                .flatMap(source -> source.of(realm, user, notice.get(), now).stream())
                .filter(address -> !own.containsKey(address.toLowerCase(Locale.ROOT)))
                .forEach(address -> others.putIfAbsent(address.toLowerCase(Locale.ROOT), address));
        List<Letter> letters = new ArrayList<>();
        own.values().forEach(address -> letters.add(letter(realm, userId, notice.get(), address, content, now)));
        ObjectNode elsewhere = content.deepCopy().put("contact", true);
        others.values().forEach(address -> letters.add(letter(realm, userId, notice.get(), address, elsewhere, now)));
        return letters;
    }

    private static Letter letter(
            RealmModel realm, String userId, Notice notice, String address, ObjectNode content, Instant now) {
        return new Letter(
                UUID.randomUUID().toString(),
                realm.getId(),
                userId,
                notice.id(),
                address,
                content.toString(),
                now.toEpochMilli(),
                0);
    }

    /** Of a recovery that nobody got in by, whoever stopped it has heard, or nobody need; of a pass one mail is enough. */
    private static boolean cameToNothing(Notice notice, JsonNode data) {
        return (notice == Notice.RECOVERY_ENDED
                        && !RecoveryOutcome.COMPLETED
                                .id()
                                .equals(data.path("outcome").asText()))
                || (notice == Notice.ACCESS_PASS_CHANGED
                        && !AccessPassStep.ISSUED.id().equals(data.path("step").asText()));
    }

    /** How often the user was told the same lately; of what is told ahead, each once in its life, it does not matter. */
    private static int before(TrailReader trail, String realmId, String userId, Notice notice, StoredFact fact) {
        Long position = fact.position();
        // And each recovery has a link of its own that stops it.
        return notice == Notice.PASSKEY_EXPIRING || notice == Notice.RECOVERY_HELD || position == null
                ? 0
                : trail.before(realmId, userId, fact.type(), fact.occurredAt().minus(LATELY), position, MOST + 1);
    }

    /** The present one and those of before, each once, whatever its letters' case. */
    private static Map<String, String> addresses(
            KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        Map<String, String> addresses = new LinkedHashMap<>();
        String present = user.getEmail();
        if (present != null && !present.isBlank() && present.length() <= LONGEST_ADDRESS) {
            addresses.put(present.toLowerCase(Locale.ROOT), present);
        }
        FormerAddresses.of(new TransactionalSql(session, TIMEOUT), realm.getId(), user.getId(), now)
                .forEach(former -> addresses.putIfAbsent(former.toLowerCase(Locale.ROOT), former));
        return addresses;
    }

    private static ObjectNode content(StoredFact fact, JsonNode data) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("occurredAt", fact.occurredAt().toString());
        // Where an admin sits is nothing to tell the user.
        Circumstances seen = fact.circumstances().actorId() == null
                ? fact.circumstances()
                : Circumstances.ofRealm(fact.circumstances().realmId(), null);
        content.put("platform", seen.platform().id());
        content.put("browser", seen.browser().id());
        content.put("address", seen.address());
        for (String told : List.of("vendor", "credentialId", "cause", "expiresAt", "recoveryId", "until")) {
            if (data.hasNonNull(told)) {
                content.set(told, data.get(told));
            }
        }
        return content;
    }

    private static JsonNode data(StoredFact fact) {
        String data = fact.data();
        if (data == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JsonSerialization.readValue(data, JsonNode.class);
        } catch (IOException e) {
            // Somebody has changed it; that something happened is told all the same.
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
