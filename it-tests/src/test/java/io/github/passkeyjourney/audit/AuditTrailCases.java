package io.github.passkeyjourney.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What the trail promises on every database. */
abstract class AuditTrailCases {
    static final String ALL = "1 = 1";

    // As of a directory whose users are not copied: the sweep leaves them alone, though nobody knows them.
    static final String ALICE = "f:directory:alice";
    static final String BOB = "f:directory:bob";
    static final String CAROL = "f:directory:carol";

    @Test
    void aFactIsThereWithItsChange(TestRealm realm) {
        Trail trail = new Trail(realm);
        trail.record("user=" + ALICE + "&actor=" + BOB + "&address=192.0.2.0/24");
        assertThat(changed(realm)).isTrue();
        assertThat(trail.count("TYPE = 'passkey-resumed' AND USER_ID = '" + ALICE + "' AND ACTOR_ID = '" + BOB + "'"))
                .isEqualTo(1);
        assertThat(trail.value("CONTENT", ALL))
                .contains("\"type\":\"passkey-resumed\"", "\"cohort\":\"Pilot \\u00E4\"")
                .doesNotContain("alice", "bob", "192.0.2");
    }

    @Test
    void withoutItsChangeThereIsNoFact(TestRealm realm) {
        Trail trail = new Trail(realm);
        trail.record("user=" + ALICE + "&rollback=true");
        assertThat(trail.count(ALL)).isZero();
        assertThat(changed(realm)).isFalse();
    }

    @Tag("mariadb")
    @Test
    void withoutItsFactThereIsNoChangeWhateverTheCallerCatches(TestRealm realm) {
        Trail trail = new Trail(realm);
        trail.record("user=" + ALICE + "&address=" + "x".repeat(100));
        assertThat(trail.count(ALL)).isZero();
        assertThat(changed(realm)).isFalse();
    }

    @Test
    void afterCompletionAFactIsWrittenIfTheChangeWasCommitted(TestRealm realm) {
        Trail trail = new Trail(realm);
        trail.after("user=" + ALICE + "&credential=kept");
        trail.after("user=" + ALICE + "&credential=rolled-back&rollback=true");
        assertThat(trail.count(ALL)).isEqualTo(1);
        assertThat(trail.value("FACT_KEY", ALL)).isEqualTo("enrolled:kept");
    }

    @Tag("mariadb")
    @Test
    void underOneKeyAFactIsWrittenOnceHoweverManyWriteIt(TestRealm realm) throws Exception {
        Trail trail = new Trail(realm);
        for (int round = 0; round < 5; round++) {
            String credential = "credential-" + round;
            atOnce(4, () -> trail.after("user=" + ALICE + "&credential=" + credential));
        }
        assertThat(trail.count(ALL)).isEqualTo(5);
        assertThat(trail.count("FACT_KEY = 'enrolled:credential-0'")).isEqualTo(1);
    }

    @Test
    void factsAreChainedByTheLeaderSoonAfter(TestRealm realm) {
        Trail trail = new Trail(realm);
        trail.record("user=" + ALICE);
        trail.record("");
        trail.after("user=" + BOB + "&credential=a");
        trail.awaitReport("verified 3, erased 0, waiting 0, break none");
        trail.record("user=" + ALICE + "&actor=" + CAROL);
        trail.awaitReport("verified 4, erased 0, waiting 0, break none");
    }

    @Tag("mariadb")
    @Test
    void severalThatTakeThemselvesForTheLeaderMakeOneChain(TestRealm realm) throws Exception {
        Trail trail = new Trail(realm);
        int writers = 3;
        int facts = 20;
        AtomicInteger started = new AtomicInteger();
        atOnce(writers * 2, () -> {
            int number = started.getAndIncrement();
            for (int i = 0; i < facts; i++) {
                if (number < writers) {
                    trail.after("user=" + ALICE + "&credential=" + number + "-" + i);
                } else {
                    trail.job("audit-chain");
                }
            }
            return number;
        });
        trail.awaitReport("verified %d, erased 0, waiting 0, break none".formatted(writers * facts));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "OCCURRED_AT = OCCURRED_AT - 1; CHAIN_POSITION = 2; CONTENT_CHANGED at 2",
                "TYPE = 'passkey-removed'; CHAIN_POSITION = 1; CONTENT_CHANGED at 1",
                "CONTENT = '{}'; CHAIN_POSITION = 3; CONTENT_CHANGED at 3",
                "USER_ID = 'mallory'; CHAIN_POSITION = 2; PERSONAL_CHANGED at 2",
                "ADDRESS = '198.51.100.0/24'; CHAIN_POSITION = 2; PERSONAL_CHANGED at 2",
                "USER_ID = NULL; CHAIN_POSITION = 2; PERSONAL_CHANGED at 2",
                "CHAIN_HASH = 'x'; CHAIN_POSITION = 1; LINK_BROKEN at 1",
                "CHAIN_POSITION = 9; CHAIN_POSITION = 2; MISSING at 2",
                "CHAIN_POSITION = NULL; CHAIN_POSITION = 3; MISSING at 3"
            })
    void whatIsTamperedWithIsFound(String change, String where, String found, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        trail.tamper(change, where);
        // The leader may have put a row that lost its place to the end by now: its place is missing either way.
        assertThat(trail.report()).endsWith(found);
    }

    @ParameterizedTest
    @CsvSource({
        "CHAIN_POSITION = 1, MISSING at 1",
        "CHAIN_POSITION = 2, MISSING at 2",
        "CHAIN_POSITION = 3, TAIL_MISSING at 3",
        "1 = 1, TAIL_MISSING at 1"
    })
    void whatIsTakenAwayIsMissed(String where, String found, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        trail.delete(where);
        assertThat(trail.report()).endsWith("break " + found);
    }

    @Test
    void aRealmWhoseChainWasTamperedWithDoesNotHoldUpTheOthers(KeycloakServer server, TestRealm realm) {
        Trail trail = chainOfThree(realm);
        Trail master = Trail.ofMaster(server);
        long mark = server.log().mark();
        trail.forgetEnd();
        trail.record("user=" + ALICE);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.log().since(mark).contains("The job audit-chain failed"));
        master.after("user=" + ALICE + "&credential=" + UUID.randomUUID());
        await().atMost(Duration.ofSeconds(20)).until(() -> master.count("CHAIN_POSITION IS NULL") == 0);
        assertThat(trail.report()).isEqualTo("verified 3, erased 0, waiting 1, break LINK_BROKEN at 1");

        realm.admin().remove();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.log().since(mark).contains("The job audit-chain works again"));
        assertThat(server.log().since(mark)).containsOnlyOnce("The job audit-chain failed");
    }

    @Tag("mariadb")
    @Test
    void aRemovedUserIsForgottenAndTheChainHolds(TestRealm realm) {
        Trail trail = new Trail(realm);
        TestUser alice = realm.user("alice");
        trail.record("user=" + alice.id() + "&address=192.0.2.0/24");
        trail.record("user=" + BOB + "&address=192.0.2.0/24");
        trail.record("user=" + alice.id() + "&actor=" + CAROL + "&address=198.51.100.0/24");
        trail.record("user=" + BOB + "&actor=" + alice.id() + "&address=203.0.113.0/24");
        chained(trail, 4);

        alice.admin().remove();

        trail.awaitReport("verified 4, erased 3, waiting 0, break none");
        String named = "(USER_ID = '%1$s' OR ACTOR_ID = '%1$s')".formatted(alice.id());
        assertThat(trail.count(named)).isZero();
        assertThat(trail.count("USER_ID = '" + BOB + "'")).isEqualTo(2);
        assertThat(trail.count("ACTOR_ID = '" + CAROL + "' AND ADDRESS = '198.51.100.0/24'"))
                .isEqualTo(1);
        assertThat(trail.count("ADDRESS IS NULL")).isEqualTo(2);
    }

    @Test
    void aUserIsForgottenInFactsThatComeLate(TestRealm realm) {
        Trail trail = new Trail(realm);
        TestUser alice = realm.user("alice");
        alice.admin().remove();
        trail.after("user=" + alice.id() + "&credential=late");
        trail.awaitCount(0, Trail.about(alice));
        assertThat(trail.count("FACT_KEY = 'enrolled:late'")).isEqualTo(1);
    }

    @Tag("mariadb")
    @Test
    void whoWentWithoutAnEventIsForgottenByTheSweep(TestRealm realm) {
        Trail trail = new Trail(realm);
        TestUser present = realm.user("present");
        trail.record("user=gone-1&actor=gone-2&address=192.0.2.0/24");
        trail.record("user=" + present.id() + "&actor=" + ALICE);
        trail.record("user=" + ALICE + "&actor=" + present.id());
        trail.job("audit-sweep");
        trail.awaitReport("verified 3, erased 1, waiting 0, break none");
        assertThat(trail.count("USER_ID IS NULL AND ACTOR_ID IS NULL AND ADDRESS IS NULL"))
                .isEqualTo(1);
    }

    @Tag("mariadb")
    @Test
    void theTrailGoesWithTheRealm(TestRealm realm) {
        Trail trail = chainOfThree(realm);
        realm.admin().remove();
        trail.awaitCount(0, ALL);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> trail.query(
                                "SELECT COUNT(*) FROM PJ_AUDIT_CHAIN WHERE REALM_ID = '" + trail.realmId() + "'"),
                        "0"::equals);
    }

    @Tag("mariadb")
    @Test
    void aPasskeyThatIsNotOnRecordIsFoundAndSoIsItsRemoval(KeycloakServer server, TestRealm realm) {
        Trail trail = new Trail(realm);
        TestUser alice = realm.user("alice", user -> user.getCredentials().add(passkey()));
        String id = alice.passkeys().get(0).getId();
        String enrolled = "FACT_KEY = 'enrolled:" + id + "'";
        String removed = "FACT_KEY = 'removed:" + id + "'";

        server.clock().advance(Duration.ofMinutes(4));
        trail.job("audit-repair");
        assertThat(trail.count(enrolled))
                .as("within the time that the request is given")
                .isZero();
        server.clock().advance(Duration.ofMinutes(2));
        trail.awaitCount(1, enrolled);
        assertThat(trail.value("CONTENT", enrolled))
                .contains("\"origin\":\"unknown\"", "\"aaguid\":\"ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4\"");
        assertThat(trail.value("USER_ID", enrolled)).isEqualTo(alice.id());
        assertThat(Long.parseLong(trail.value("OCCURRED_AT", enrolled)))
                .isEqualTo(alice.passkeys().get(0).getCreatedDate());

        // Past Keycloak: what its events tell of is recorded at once.
        trail.forgetCredential(id);
        server.clock().advance(Duration.ofMinutes(2));
        trail.job("audit-repair");
        assertThat(trail.count(removed)).as("missed for the first time").isZero();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    server.clock().advance(Duration.ofMinutes(6));
                    return trail.count(removed) == 1;
                });
        assertThat(trail.value("CONTENT", removed)).contains("\"cause\":\"unknown\"");
        assertThat(trail.count(enrolled)).isEqualTo(1);
        trail.awaitReport("verified 2, erased 0, waiting 0, break none");
    }

    static CredentialRepresentation passkey() {
        CredentialRepresentation passkey = new CredentialRepresentation();
        passkey.setType("webauthn-passwordless");
        passkey.setUserLabel("Phone");
        passkey.setSecretData("{}");
        passkey.setCredentialData(
                "{\"aaguid\":\"ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4\",\"credentialId\":\"%s\",\"counter\":0,\"transports\":[]}"
                        .formatted(UUID.randomUUID()));
        return passkey;
    }

    private static Trail chainOfThree(TestRealm realm) {
        Trail trail = new Trail(realm);
        for (int i = 0; i < 3; i++) {
            trail.record("user=f:directory:user-" + i + "&address=192.0.2.0/24");
        }
        return chained(trail, 3);
    }

    /** At once: the job does no harm beside the leader's, which comes every other second. */
    private static Trail chained(Trail trail, int rows) {
        trail.job("audit-chain");
        trail.awaitReport("verified " + rows + ", erased 0, waiting 0, break none");
        return trail;
    }

    private static boolean changed(TestRealm realm) {
        return realm.admin().toRepresentation().getAttributes().containsKey("changed");
    }

    /** Does the same in several threads at once; fails if one of them does. */
    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(() -> {
                    start.await();
                    return work.call();
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
