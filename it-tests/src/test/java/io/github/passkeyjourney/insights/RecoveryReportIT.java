package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.ProofAccepted;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.RecoveryEnded;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.RecoveryStarted;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.NeighbourRealm;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.policy.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The report of recoveries, from facts of the audit trail. */
@KeycloakTest
class RecoveryReportIT {

    private static final Instant MONDAY = Instant.parse("2026-11-02T10:00:00Z");

    @Tag("mariadb")
    @Test
    void recoveriesCountOnTheDayOfTheirBeginningWithWhatBecameOfThemLater(KeycloakServer server, TestRealm realm) {
        realm.policy("""
                {"version": 1, "analytics": {"minimumCellSize": 1}}""");
        ReportClient client = new ReportClient(server);
        Facts facts = new Facts(realm);
        facts.begin("quick", MONDAY).proof("quick", "saved-code").end("quick", RecoveryOutcome.COMPLETED, false, 90);
        // Waits longer than the days that are asked for.
        facts.begin("waited", MONDAY)
                .proof("waited", "saved-code")
                .proof("waited", "email-code")
                .at(MONDAY.plus(Duration.ofDays(29)))
                .end("waited", RecoveryOutcome.COMPLETED, false, 2_500_000);
        facts.begin("helped", MONDAY.plus(Duration.ofDays(1)))
                .proof("helped", "access-pass")
                .end("helped", RecoveryOutcome.COMPLETED, true, 600);
        facts.begin("guessed", MONDAY).end("guessed", RecoveryOutcome.DENIED, false, 7_200);
        facts.begin("left", MONDAY).proof("left", "email-code").end("left", RecoveryOutcome.ABANDONED, false, 7_200);
        facts.begin("stopped", MONDAY)
                .proof("stopped", "email-code")
                .end("stopped", RecoveryOutcome.REPUDIATED, false, 60);
        facts.begin("waits", MONDAY).proof("waits", "saved-code");
        // Before and after.
        facts.begin("before", MONDAY.minus(Duration.ofDays(1)))
                .at(MONDAY)
                .end("before", RecoveryOutcome.COMPLETED, false, 86_400);
        facts.begin("after", MONDAY.plus(Duration.ofDays(7)));

        String week = "recovery?from=2026-11-02&to=2026-11-08";
        JsonNode answer = client.report(realm.name(), week + "&by=day");
        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.at("/total/measures").toString())
                .isEqualTo("{\"started\":7,\"completed\":3,\"denied\":1,\"abandoned\":1,\"repudiated\":1,"
                        + "\"assisted\":1,\"secondsP50\":600,\"secondsP90\":2500000}");
        assertThat(answer.at("/total/rates/completion").toString())
                .isEqualTo("{\"numerator\":3,\"denominator\":7,\"value\":0.428571}");
        assertThat(answer.at("/total/rates/selfService").toString())
                .isEqualTo("{\"numerator\":2,\"denominator\":3,\"value\":0.666667}");
        assertThat(answer.path("rows")).hasSize(2);
        assertThat(answer.at("/rows/1/key/day").asText()).isEqualTo("2026-11-03");
        assertThat(answer.at("/rows/1/measures/assisted").asInt()).isEqualTo(1);

        JsonNode methods = client.report(realm.name(), week + "&by=method");
        assertThat(methods.path("rows")).hasSize(4);
        assertThat(methods.path("rows").findValuesAsText("method"))
                .containsExactly("access-pass", "email-code", "none", "saved-code");
        assertThat(methods.at("/rows/1/measures/started").asInt()).isEqualTo(3);
        assertThat(methods.at("/rows/2/measures/denied").asInt()).isEqualTo(1);
        assertThat(methods.at("/rows/3/measures/completed").asInt()).isEqualTo(2);
        assertThat(client.report(realm.name(), week + "&by=cohort,platform,browser,device,client")
                        .at("/rows/0/key")
                        .toString())
                .isEqualTo("{\"cohort\":\"pilot\",\"platform\":\"windows\",\"browser\":\"chrome\","
                        + "\"device\":\"desktop\",\"client\":\"app\"}");
    }

    @Test
    void smallRowsAreHiddenAndAnotherRealmHasNone(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        realm.policy("""
                {"version": 1, "analytics": {"minimumCellSize": 5}}""");
        Facts facts = new Facts(realm);
        for (int i = 0; i < 6; i++) {
            facts.begin("m" + i, MONDAY).proof("m" + i, "email-code");
        }
        facts.begin("one", MONDAY).proof("one", "saved-code");

        JsonNode answer = client.report(realm.name(), "recovery?from=2026-11-02&to=2026-11-02&by=method");
        assertThat(answer.path("rows")).isEmpty();
        assertThat(answer.path("suppressed").asInt()).isEqualTo(2);
        assertThat(answer.at("/total/measures/started").asInt()).isEqualTo(7);
        try (NeighbourRealm neighbour = NeighbourRealm.of(realm)) {
            assertThat(client.report(neighbour.name(), "recovery?from=2026-11-02&to=2026-11-02")
                            .at("/total/measures/started")
                            .asInt())
                    .isZero();
        }
    }

    /** Facts as the trail has them. */
    private static final class Facts {

        private final FactRows rows;
        private final Circumstances circumstances;
        private Instant at = MONDAY;

        Facts(TestRealm realm) {
            this.rows = new FactRows(realm);
            this.circumstances = new Circumstances(
                    realm.admin().toRepresentation().getId(),
                    null,
                    null,
                    "app",
                    "pilot",
                    null,
                    Platform.WINDOWS,
                    Browser.CHROME,
                    null);
        }

        Facts begin(String recovery, Instant moment) {
            return at(moment).write(new RecoveryStarted(recovery));
        }

        Facts proof(String recovery, String method) {
            return write(new ProofAccepted(recovery, method));
        }

        Facts end(String recovery, RecoveryOutcome outcome, boolean assisted, long seconds) {
            return write(new RecoveryEnded(recovery, outcome, assisted, seconds));
        }

        Facts at(Instant moment) {
            this.at = moment;
            return this;
        }

        private Facts write(Fact fact) {
            RecordedFact recorded = new RecordedFact(UUID.randomUUID(), "node", at, circumstances, fact);
            rows.change("INSERT INTO PJ_AUDIT (ID, REALM_ID, TYPE, OCCURRED_AT, RECORDED_AT, CONTENT) VALUES ('"
                    + recorded.id() + "', :realm, '" + fact.type().id() + "', " + at.toEpochMilli() + ", 0, '"
                    + FactDocument.write(recorded) + "')");
            return this;
        }
    }
}
