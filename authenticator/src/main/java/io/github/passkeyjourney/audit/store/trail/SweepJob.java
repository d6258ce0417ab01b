package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Files erasures that nobody asked for: for users and realms that went without an event, such as all users of a directory
 * that was disconnected, or whose request could not be filed. Users of a directory that Keycloak does not copy are left to
 * their event: whether they are there only the directory knows, and one that does not answer must not erase anybody.
 */
final class SweepJob implements LeaderJob {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int PAGE = 500;

    /** How Keycloak begins the ids of users that it does not copy. */
    private static final String NOT_COPIED = "f:";

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    SweepJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        Optional<String> realmId = nextRealm("");
        while (realmId.isPresent()) {
            if (exists("REALM", List.of(realmId.get())).isEmpty()) {
                file(ErasureRequest.ofRealm(realmId.get(), clock.millis()));
            } else {
                sweepUsers(realmId.get());
            }
            realmId = nextRealm(realmId.get());
        }
        sweepActors();
    }

    /** One probe of an index for each realm that has facts. */
    private Optional<String> nextRealm(String behind) {
        return inTransaction(sql -> sql.first(
                        "SELECT MIN(REALM_ID) FROM " + sql.table("PJ_AUDIT") + " WHERE REALM_ID > ?",
                        row -> Optional.ofNullable(row.getString(1)),
                        behind))
                .flatMap(Function.identity());
    }

    private void sweepUsers(String realmId) {
        String walkedTo = "";
        List<Person> page;
        do {
            String behind = walkedTo;
            page = inTransaction(sql -> sql.all(
                    "SELECT DISTINCT USER_ID FROM " + sql.table("PJ_AUDIT")
                            + " WHERE REALM_ID = ? AND USER_ID > ? ORDER BY USER_ID LIMIT " + PAGE,
                    row -> new Person(realmId, row.getString(1)),
                    realmId,
                    behind));
            fileMissing(page);
            walkedTo = page.isEmpty() ? "" : page.get(page.size() - 1).id;
        } while (page.size() == PAGE);
    }

    private void sweepActors() {
        String walkedTo = "";
        List<Person> page;
        do {
            String behind = walkedTo;
            page = inTransaction(sql -> sql.all(
                    "SELECT MIN(REALM_ID), ACTOR_ID FROM " + sql.table("PJ_AUDIT")
                            + " WHERE ACTOR_ID > ? GROUP BY ACTOR_ID ORDER BY ACTOR_ID LIMIT " + PAGE,
                    row -> new Person(row.getString(1), row.getString(2)),
                    behind));
            fileMissing(page);
            walkedTo = page.isEmpty() ? "" : page.get(page.size() - 1).id;
        } while (page.size() == PAGE);
    }

    private void fileMissing(List<Person> page) {
        List<Person> copied = page.stream()
                .filter(person -> !person.id.startsWith(NOT_COPIED))
                .toList();
        Set<String> existing =
                exists("USER_ENTITY", copied.stream().map(Person::id).toList());
        for (Person person : copied) {
            if (!existing.contains(person.id)) {
                file(ErasureRequest.ofUser(person.realmId, person.id, clock.millis()));
            }
        }
    }

    private Set<String> exists(String table, List<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return new HashSet<>(inTransaction(sql -> sql.all(
                "SELECT ID FROM " + sql.table(table) + " WHERE ID IN (" + places + ")",
                row -> row.getString(1),
                ids.toArray())));
    }

    private void file(ErasureRequest request) {
        KeycloakModelUtils.runJobInTransaction(factory, request::file);
    }

    private <T> T inTransaction(Function<TransactionalSql, T> work) {
        return TransactionalSql.inTransaction(factory, TIMEOUT, work);
    }

    /**
     * Somebody whom facts name.
     *
     * @param realmId a realm in which they do
     * @param id Keycloak's id of the user
     */
    private record Person(String realmId, String id) {}
}
