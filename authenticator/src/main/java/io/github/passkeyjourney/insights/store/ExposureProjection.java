package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Exposed;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.platform.store.StoredUsers;
import io.github.passkeyjourney.policy.Experiment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps in PJ_EXPOSURE when a user was first exposed to an experiment, in which arm, and when a passkey first opened the
 * account after that. Where another node adds the same row at the same moment the batch fails as a whole, and finds the row
 * when it comes again.
 */
final class ExposureProjection implements FactProjection {

    static final String TABLE = "PJ_EXPOSURE";

    private static final List<String> COLUMNS =
            List.of("REALM_ID", "USER_ID", "EXPERIMENT", "ARM", "EPOCH_DAY", "EXPOSED_AT");

    private static final int USERS_AT_ONCE = 500;

    private final PlainSql sql;
    private final String table;

    ExposureProjection(KeycloakSession session) {
        this.sql = new PlainSql(session);
        this.table = sql.table(TABLE);
    }

    @Override
    public void apply(List<RecordedFact> batch) {
        // Sorted, so that two servers lock rows in the same order; the first fact of a user counts.
        Map<Key, RecordedFact> exposures = new TreeMap<>();
        Map<User, RecordedFact> uses = new TreeMap<>();
        for (RecordedFact recorded : batch) {
            Circumstances circumstances = recorded.circumstances();
            if (circumstances.userId() != null) {
                User user = new User(circumstances.realmId(), circumstances.userId());
                if (recorded.fact() instanceof Exposed exposed) {
                    exposures.merge(new Key(user, exposed.experiment()), recorded, ExposureProjection::earlier);
                } else if (recorded.fact() instanceof PasskeyUsed) {
                    uses.merge(user, recorded, ExposureProjection::earlier);
                }
            }
        }
        add(exposures);
        use(uses);
    }

    private void add(Map<Key, RecordedFact> exposures) {
        if (exposures.isEmpty()) {
            return;
        }
        Set<User> users = new TreeSet<>();
        exposures.keySet().forEach(key -> users.add(key.user));
        Set<Key> known = new HashSet<>();
        known(users).forEach((user, experiments) -> experiments.forEach(name -> known.add(new Key(user, name))));
        // Whoever was removed since must not come back through a fact that waited.
        Set<String> existing = StoredUsers.existing(
                sql,
                exposures.keySet().stream()
                        .filter(key -> !known.contains(key))
                        .map(key -> key.user.id)
                        .toList());
        List<@Nullable Object[]> rows = new ArrayList<>();
        exposures.forEach((key, recorded) -> {
            if (!known.contains(key) && existing.contains(key.user.id)) {
                rows.add(new @Nullable Object[] {
                    key.user.realm,
                    key.user.id,
                    key.experiment,
                    Objects.requireNonNullElse(recorded.circumstances().arm(), Experiment.HOLDOUT),
                    LocalDate.ofInstant(recorded.occurredAt(), ZoneOffset.UTC).toEpochDay(),
                    recorded.occurredAt().toEpochMilli()
                });
            }
        });
        sql.insertAll(TABLE, COLUMNS, rows);
    }

    private void use(Map<User, RecordedFact> uses) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (!uses.isEmpty()) {
            Set<User> exposed = known(uses.keySet()).keySet();
            uses.forEach((user, recorded) -> {
                if (exposed.contains(user)) {
                    long at = recorded.occurredAt().toEpochMilli();
                    rows.add(new @Nullable Object[] {at, user.realm, user.id, at});
                }
            });
        }
        sql.updateEach(
                "UPDATE " + table + " SET FIRST_USE_AT = ? WHERE REALM_ID = ? AND USER_ID = ? AND FIRST_USE_AT IS NULL"
                        + " AND EXPOSED_AT <= ?",
                rows);
    }

    /** The experiments of each of these users who is in one. */
    private Map<User, Set<String>> known(Set<User> users) {
        Map<String, List<String>> byRealm = new HashMap<>();
        users.forEach(user ->
                byRealm.computeIfAbsent(user.realm, realm -> new ArrayList<>()).add(user.id));
        Map<User, Set<String>> known = new HashMap<>();
        byRealm.forEach((realm, ids) -> {
            for (int from = 0; from < ids.size(); from += USERS_AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(from + USERS_AT_ONCE, ids.size()));
                List<String> parameters = new ArrayList<>(some);
                parameters.add(0, realm);
                sql.all(
                                "SELECT USER_ID, EXPERIMENT FROM " + table + " WHERE REALM_ID = ? AND USER_ID IN (?"
                                        + ", ?".repeat(some.size() - 1) + ")",
                                row -> new Key(new User(realm, row.getString(1)), row.getString(2)),
                                parameters.toArray())
                        .forEach(key -> known.computeIfAbsent(key.user, user -> new HashSet<>())
                                .add(key.experiment));
            }
        });
        return known;
    }

    private static RecordedFact earlier(RecordedFact one, RecordedFact other) {
        return other.occurredAt().isBefore(one.occurredAt()) ? other : one;
    }

    private record User(String realm, String id) implements Comparable<User> {

        private static final Comparator<User> ORDER =
                Comparator.comparing(User::realm).thenComparing(User::id);

        @Override
        public int compareTo(User other) {
            return ORDER.compare(this, other);
        }
    }

    private record Key(User user, String experiment) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::user).thenComparing(Key::experiment);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
