package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it costs to find the passkeys that expire: it grows with pages, and with those who are told. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL_UNPREPARED)
class ExpiryWarningIT {

    private static final int PAGE = 500;
    private static final int PASSKEYS = 6 * PAGE;
    private static final int TOLD = PASSKEYS / ExpiringPopulation.ONE_IN;

    /** The next passkeys; their rows under lock, the users, their attributes, groups and roles. */
    private static final int OF_PAGE = 6;

    /** The fact, and the date that was told of. */
    private static final int OF_TOLD = 2;

    /** The realms with a policy; what Keycloak reads of this one, its groups and roles, and keeps. */
    private static final int ONCE = 60;

    @Test
    void aWalkCostsSomeStatementsForAPageAndTwoForEachWhoIsTold(KeycloakServer server, TestRealm realm)
            throws SQLException {
        ExpiringPopulation people = new ExpiringPopulation(server, realm);
        people.add(1, PASSKEYS);
        JobRun first = JobRun.of(server, "expiry-warning");
        assertThat(people.told()).isEqualTo(TOLD + " facts of " + TOLD + " users");
        long pages = PASSKEYS / PAGE + 1;
        assertThat(first.statements()).isLessThanOrEqualTo(ONCE + pages * OF_PAGE + (long) TOLD * OF_TOLD);

        JobRun again = JobRun.of(server, "expiry-warning");
        assertThat(people.told()).as("nobody twice").isEqualTo(TOLD + " facts of " + TOLD + " users");
        assertThat(again.about("INSERT") + again.about("UPDATE PJ_")).isZero();
        assertThat(again.statements()).as("all the same").isLessThanOrEqualTo(ONCE + pages * OF_PAGE);
        await("one mail each")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(people.mails()).isEqualTo(TOLD + " mails to " + TOLD + " addresses"));
    }
}
