package io.github.passkeyjourney.enrollment.renewal.store;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.ExpiryCause;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyExpiring;
import io.github.passkeyjourney.enrollment.renewal.ExpiringPasskey;
import io.github.passkeyjourney.enrollment.store.Grants;
import io.github.passkeyjourney.enrollment.store.PersonReader;
import io.github.passkeyjourney.lifecycle.PasskeyFacts;
import io.github.passkeyjourney.lifecycle.RealmExpiry;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.settings.RolloutSettings;
import io.github.passkeyjourney.settings.subject.ModelFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Puts on record that owners of passkeys which expire are told; the notice follows from that. Walks along the passkeys of each
 * realm in which any expire, a page in a transaction, and goes on next time where it was cut short. What is told of and the date
 * of which it was told are committed together, under lock: so each date is told of once, also where two servers walk.
 */
final class ExpiryWarningJob implements LeaderJob {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int PAGE = 500;
    private static final int REALMS = 50;

    private static final String COLUMNS =
            "CREDENTIAL_ID, USER_ID, VENDOR, CREATED_AT, LAST_USED_AT, BACKUP_ELIGIBLE," + " WARNED_EXPIRY FROM ";

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Walk walk;

    ExpiryWarningJob(KeycloakSessionFactory factory, Clock clock, Walk walk) {
        this.factory = factory;
        this.clock = clock;
        this.walk = walk;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant until = clock.instant().plus(LONGEST);
        RuntimeException failure = null;
        synchronized (walk) {
            for (String realmId : realms()) {
                if (!clock.instant().isBefore(until)) {
                    break;
                }
                try {
                    walk(realmId, until);
                } catch (RuntimeException e) {
                    // One realm, whose directory does not answer, must not hold up the others.
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Those with a policy, the one in the middle of which the last run ended, and those behind it, first. */
    private List<String> realms() {
        List<String> all = new ArrayList<>();
        List<String> page;
        do {
            String from = all.isEmpty() ? "" : all.get(all.size() - 1);
            page = TransactionalSql.inTransaction(
                    factory,
                    TIMEOUT,
                    sql -> sql.all(
                            "SELECT REALM_ID FROM " + sql.table("REALM_ATTRIBUTE")
                                    + " WHERE NAME = ? AND REALM_ID > ? ORDER BY REALM_ID LIMIT " + REALMS,
                            row -> row.getString(1),
                            RolloutSettings.ATTRIBUTE,
                            from));
            all.addAll(page);
        } while (page.size() == REALMS);
        walk.reached.keySet().retainAll(new HashSet<>(all));
        return Stream.concat(
                        all.stream().filter(realm -> realm.compareTo(walk.realm) >= 0),
                        all.stream().filter(realm -> realm.compareTo(walk.realm) < 0))
                .toList();
    }

    private void walk(String realmId, Instant until) {
        walk.realm = realmId;
        Map<RealmExpiry, Grants> grants = new HashMap<>();
        String from = walk.reached.getOrDefault(realmId, "");
        while (from != null && clock.instant().isBefore(until)) {
            String behind = from;
            from = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> page(session, realmId, behind, grants));
            walk.reached.put(realmId, from == null ? "" : from);
        }
        if (from == null) {
            // The next run begins behind it.
            walk.realm = realmId + '\0';
        }
    }

    /** The id that this page ends with; null at the end of the walk. */
    private @Nullable String page(
            KeycloakSession session, String realmId, String from, Map<RealmExpiry, Grants> grants) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null || realm.getSmtpConfig().isEmpty()) {
            return null;
        }
        // Keycloak's cache of users looks there for the realm.
        session.getContext().setRealm(realm);
        RealmExpiry expiry = RealmExpiry.of(session, realm);
        List<Expiry> rules = expiry.ending();
        if (rules.isEmpty()) {
            return null;
        }
        TransactionalSql sql = new TransactionalSql(session, TIMEOUT);
        List<ExpiringPasskey> page = sql.all(
                "SELECT " + COLUMNS + sql.table("PJ_PASSKEY")
                        + " WHERE REALM_ID = ? AND CREDENTIAL_ID > ? AND SUSPENDED_AT IS NULL ORDER BY CREDENTIAL_ID LIMIT "
                        + PAGE,
                ExpiryWarningJob::read,
                realmId,
                from);
        Instant now = clock.instant();
        List<ExpiringPasskey> candidates =
                page.stream().filter(passkey -> passkey.isCandidate(rules, now)).toList();
        if (!candidates.isEmpty()) {
            Grants known = grants.computeIfAbsent(expiry, rule -> new Grants(rule.mentions()));
            warn(session, realm, expiry, known, locked(sql, realmId, candidates), now);
        }
        return page.size() < PAGE ? null : page.get(PAGE - 1).credentialId();
    }

    /** The same as they are now, until the end of the transaction. */
    private static List<ExpiringPasskey> locked(
            TransactionalSql sql, String realmId, List<ExpiringPasskey> candidates) {
        return sql.all(
                "SELECT " + COLUMNS + sql.table("PJ_PASSKEY") + " WHERE CREDENTIAL_ID IN (?"
                        + ", ?".repeat(candidates.size() - 1)
                        + ") AND REALM_ID = ? AND SUSPENDED_AT IS NULL ORDER BY CREDENTIAL_ID FOR UPDATE",
                ExpiryWarningJob::read,
                Stream.concat(candidates.stream().map(ExpiringPasskey::credentialId), Stream.of(realmId))
                        .toArray());
    }

    private static void warn(
            KeycloakSession session,
            RealmModel realm,
            RealmExpiry expiry,
            Grants grants,
            List<ExpiringPasskey> passkeys,
            Instant now) {
        if (passkeys.isEmpty()) {
            return;
        }
        FactRecorder recorder = session.getProvider(FactRecorder.class);
        Map<String, PersonReader.Account> owners = owners(session, realm, expiry, grants, passkeys);
        List<@Nullable Object[]> told = new ArrayList<>();
        for (ExpiringPasskey passkey : passkeys) {
            PersonReader.Account owner = owners.get(passkey.userId());
            if (owner == null || !owner.enabled() || isBlank(owner.facts().email())) {
                continue;
            }
            Expiry rules = expiry.of(realm.getId(), passkey.userId(), owner::facts);
            Instant end = passkey.warning(rules, now);
            if (end != null) {
                recorder.record(
                        Circumstances.ofRealm(realm.getId(), null).withUser(passkey.userId()),
                        new PasskeyExpiring(
                                passkey.credentialId(),
                                passkey.vendor(),
                                end,
                                passkey.facts().endsByAge(rules) ? ExpiryCause.AGE : ExpiryCause.IDLE));
                told.add(new @Nullable Object[] {end.toEpochMilli(), passkey.credentialId()});
            }
        }
        if (!told.isEmpty()) {
            TransactionalSql sql = new TransactionalSql(session, TIMEOUT);
            sql.updateEach(
                    "UPDATE " + sql.table("PJ_PASSKEY") + " SET WARNED_EXPIRY = ? WHERE CREDENTIAL_ID = ?", told);
        }
    }

    private static Map<String, PersonReader.Account> owners(
            KeycloakSession session,
            RealmModel realm,
            RealmExpiry expiry,
            Grants grants,
            List<ExpiringPasskey> passkeys) {
        Set<String> ids = passkeys.stream().map(ExpiringPasskey::userId).collect(Collectors.toSet());
        Map<String, PersonReader.Account> owners =
                new HashMap<>(new PersonReader(session, realm, expiry.mentions(), grants).accounts(ids));
        for (String id : ids) {
            // Those of a directory that Keycloak does not copy.
            UserModel user = owners.containsKey(id) ? null : session.users().getUserById(realm, id);
            if (user != null) {
                owners.put(id, new PersonReader.Account(user.isEnabled(), new ModelFacts(session, realm, user)));
            }
        }
        return owners;
    }

    private static boolean isBlank(@Nullable String address) {
        return address == null || address.isBlank();
    }

    private static ExpiringPasskey read(ResultSet row) throws SQLException {
        Instant createdAt = instant(row, 4);
        Instant lastUsedAt = instant(row, 5);
        row.getBoolean(6);
        // As in PasskeyRecord: flags without a use are those of the registration.
        Instant madeInSight = row.wasNull() ? null : createdAt;
        return new ExpiringPasskey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new PasskeyFacts(false, createdAt, lastUsedAt == null ? madeInSight : lastUsedAt),
                instant(row, 7));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** How far the walk went, which is remembered from run to run. */
    static final class Walk {

        private final Map<String, String> reached = new HashMap<>();
        private String realm = "";
    }
}
