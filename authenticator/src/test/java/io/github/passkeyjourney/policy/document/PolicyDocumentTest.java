package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.Analytics;
import io.github.passkeyjourney.policy.Arm;
import io.github.passkeyjourney.policy.Cadence;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Enrollment;
import io.github.passkeyjourney.policy.Experiment;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.Match;
import io.github.passkeyjourney.policy.MultiDevice;
import io.github.passkeyjourney.policy.Passwordless;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.Upgrade;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    static final String FULL = """
            { "version": 1, "enabled": true,
              "cohorts": [
                { "name": "pilot",
                  "match": { "groups": ["/it"], "roles": ["r"], "clients": ["c"], "organizations": ["o"],
                             "identityProviders": ["i"], "emailDomains": ["D.example"],
                             "attributes": {"costCenter": ["42"]}, "platforms": ["ios"], "percent": 12.5,
                             "not": { "groups": ["/service-desk"] } },
                  "phase": "encourage",
                  "nudge": { "snooze": "P1W", "backoff": 1.5, "maxSkips": 4, "rest": "P31D", "errorCooldown": "PT2H",
                             "deadline": "2027-01-31", "grace": "P14D" },
                  "expiry": { "maxAge": "P365D", "maxIdle": "P180D", "warnBefore": "P10D" },
                  "experiment": "benefit-2027" },
                { "name": "everyone", "match": {}, "phase": "observe" } ],
              "experiments": [ { "name": "benefit-2027", "holdoutPercent": 10,
                  "arms": [ {"name": "faster", "weight": 50}, {"name": "safer", "weight": 40} ] } ],
              "celebrate": true,
              "upgrade": { "automatic": false },
              "multiDevice": { "ask": "always", "localAfterCrossDevice": false },
              "enrollment": { "maxAuthAge": "PT6M", "requireStrongestFactor": false, "coolingOff": "PT25H",
                              "maxPasskeys": 11 },
              "expiry": { "maxAge": "P700D", "maxIdle": null, "warnBefore": "P15D" },
              "passwordless": { "password": "offer" },
              "recovery": { "proofs": { "protected": 3, "passwordOnly": 2 }, "hold": "PT26H", "drillEvery": "P366D",
                            "methods": { "existing-factor": {}, "saved-code": {}, "email-code": {},
                                         "sms-code": { "prefixes": ["+49"] }, "identity-provider": { "alias": "corp" },
                                         "access-pass": { "lifetime": "PT11M", "fourEyes": false } },
                            "checklist": ["call-back"] },
              "relatedOrigins": ["https://login.example.org"],
              "analytics": { "retentionDays": 401, "minimumCellSize": 6 } }
            """;

    private static RolloutPolicy read(String json) {
        PolicyParse parse = PolicyDocument.parse(json);
        assertThat(parse).isInstanceOf(PolicyParse.Valid.class);
        return ((PolicyParse.Valid) parse).policy();
    }

    private static RolloutPolicy readFields(String fields) {
        return read("{\"version\":1," + fields + "}");
    }

    @Test
    void everyFieldIsRead() {
        Match match = new Match(
                Set.of("/it"),
                Set.of("r"),
                Set.of("c"),
                Set.of("o"),
                Set.of("i"),
                Set.of("d.example"),
                Map.of("costCenter", Set.of("42")),
                Set.of(Platform.IOS),
                1_250,
                new Match(
                        Set.of("/service-desk"),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        Set.of(),
                        10_000,
                        null));
        Cadence nudge = new Cadence(
                Duration.ofDays(7),
                1.5,
                4,
                Duration.ofDays(31),
                Duration.ofHours(2),
                LocalDate.of(2027, 1, 31),
                Duration.ofDays(14));
        Expiry expiry = new Expiry(Duration.ofDays(365), Duration.ofDays(180), Duration.ofDays(10));
        assertThat(read(FULL))
                .isEqualTo(new RolloutPolicy(
                        true,
                        List.of(
                                new Cohort("pilot", match, Phase.ENCOURAGE, nudge, expiry, "benefit-2027"),
                                new Cohort("everyone", Match.EVERYONE, Phase.OBSERVE, Cadence.DEFAULTS, null, null)),
                        List.of(new Experiment(
                                "benefit-2027", 1_000, List.of(new Arm("faster", 50), new Arm("safer", 40)))),
                        true,
                        new Upgrade(false),
                        new MultiDevice(MultiDevice.Ask.ALWAYS, false),
                        new Enrollment(Duration.ofMinutes(6), false, Duration.ofHours(25), 11),
                        new Expiry(Duration.ofDays(700), null, Duration.ofDays(15)),
                        new Passwordless(Passwordless.Password.OFFER),
                        new Recovery(
                                new Recovery.Proofs(3, 2),
                                Duration.ofHours(26),
                                Duration.ofDays(366),
                                List.of(
                                        new RecoveryMethod.ExistingFactor(),
                                        new RecoveryMethod.SavedCode(),
                                        new RecoveryMethod.EmailCode(),
                                        new RecoveryMethod.SmsCode(List.of("+49")),
                                        new RecoveryMethod.IdentityProvider("corp"),
                                        new RecoveryMethod.AccessPass(Duration.ofMinutes(11), false)),
                                List.of("call-back")),
                        List.of("https://login.example.org"),
                        new Analytics(401, 6)));
    }

    @Test
    void aDocumentWithNothingButItsVersionHasTheDefaults() {
        RolloutPolicy off = RolloutPolicy.OFF;
        assertThat(read("{\"version\":1,\"enabled\":false}")).isEqualTo(off);
        assertThat(read("{\"version\":1}").enabled()).isTrue();
    }

    @Test
    void aSectionMayLeaveOutFields() {
        RolloutPolicy policy = readFields("\"upgrade\":{},\"multiDevice\":{},\"enrollment\":{},\"expiry\":{},"
                + "\"passwordless\":{},\"recovery\":{\"proofs\":{}},\"analytics\":{},\"enabled\":false");
        assertThat(policy).isEqualTo(RolloutPolicy.OFF);
    }

    @Test
    void aCohortOverridesTheDocumentsNudgeFieldByField() {
        RolloutPolicy policy = readFields("\"nudge\":{\"snooze\":\"P3D\",\"deadline\":\"2027-01-31\"},\"cohorts\":["
                + "{\"name\":\"a\",\"phase\":\"offer\",\"nudge\":{\"rest\":\"P9D\",\"deadline\":null}},"
                + "{\"name\":\"b\",\"phase\":\"offer\"}]");
        Cadence base = Cadence.DEFAULTS;
        assertThat(policy.cohorts().get(0).nudge())
                .isEqualTo(new Cadence(
                        Duration.ofDays(3),
                        base.backoff(),
                        base.maxSkips(),
                        Duration.ofDays(9),
                        base.errorCooldown(),
                        null,
                        base.grace()));
        assertThat(policy.cohorts().get(1).nudge().snooze()).isEqualTo(Duration.ofDays(3));
        assertThat(policy.cohorts().get(1).nudge().deadline()).isEqualTo(LocalDate.of(2027, 1, 31));
    }

    @Test
    void aCohortOverridesTheDocumentsExpiryFieldByField() {
        RolloutPolicy policy = readFields("\"expiry\":{\"maxAge\":\"P9D\",\"maxIdle\":\"P8D\"},\"cohorts\":["
                + "{\"name\":\"a\",\"phase\":\"offer\",\"expiry\":{\"maxAge\":null}},"
                + "{\"name\":\"b\",\"phase\":\"offer\"}]");
        assertThat(policy.cohorts().get(0).expiry())
                .isEqualTo(new Expiry(null, Duration.ofDays(8), Expiry.DEFAULTS.warnBefore()));
        assertThat(policy.cohorts().get(1).expiry()).isNull();
    }

    @Test
    void anArmWithoutAWeightWeighsOneAndAHoldoutIsOptional() {
        assertThat(readFields("\"experiments\":[{\"name\":\"e\",\"arms\":[{\"name\":\"a\"}]}]")
                        .experiments())
                .containsExactly(new Experiment("e", 0, List.of(new Arm("a", 1))));
    }

    @Test
    void anEmptyNotIsKept() {
        Match match = readFields("\"cohorts\":[{\"name\":\"a\",\"phase\":\"offer\",\"match\":{\"not\":{}}}]")
                .cohorts()
                .get(0)
                .match();
        assertThat(match.not()).isEqualTo(Match.EVERYONE);
    }

    @Test
    void noRecoveryMethodAtAllIsAChoice() {
        RolloutPolicy policy =
                readFields("\"recovery\":{\"methods\":{},\"checklist\":[],\"drillEvery\":null,\"hold\":\"PT0S\"}");
        assertThat(policy.recovery())
                .isEqualTo(new Recovery(Recovery.Proofs.DEFAULTS, Duration.ZERO, null, List.of(), List.of()));
    }

    @Test
    void recoveryMethodsHaveDefaultsOfTheirOwn() {
        RolloutPolicy policy = readFields("\"recovery\":{\"methods\":{\"sms-code\":{},\"access-pass\":{}}}");
        assertThat(policy.recovery().methods())
                .containsExactly(new RecoveryMethod.SmsCode(List.of()), RecoveryMethod.AccessPass.DEFAULTS);
    }

    @Test
    void sharesHaveUpToTwoDecimals() {
        assertThat(basisPoints("0")).isZero();
        assertThat(basisPoints("0.0000")).isZero();
        assertThat(basisPoints("0.01")).isEqualTo(1);
        assertThat(basisPoints("33.330")).isEqualTo(3_333);
        assertThat(basisPoints("1e1")).isEqualTo(1_000);
        assertThat(basisPoints("100.00")).isEqualTo(10_000);
    }

    private static int basisPoints(String percent) {
        return readFields("\"cohorts\":[{\"name\":\"a\",\"phase\":\"offer\",\"match\":{\"percent\":" + percent + "}}]")
                .cohorts()
                .get(0)
                .match()
                .basisPoints();
    }

    @Test
    void theCanonicalFormIsStable() {
        assertThat(PolicyDocument.write(read(FULL)))
                .isEqualTo("{\"version\":1,\"enabled\":true,\"cohorts\":[{\"name\":\"pilot\",\"match\":"
                        + "{\"groups\":[\"/it\"],\"roles\":[\"r\"],\"clients\":[\"c\"],\"organizations\":[\"o\"],"
                        + "\"identityProviders\":[\"i\"],\"emailDomains\":[\"d.example\"],"
                        + "\"attributes\":{\"costCenter\":[\"42\"]},\"platforms\":[\"ios\"],\"percent\":12.5,"
                        + "\"not\":{\"groups\":[\"/service-desk\"]}},\"phase\":\"encourage\","
                        + "\"nudge\":{\"snooze\":\"P7D\",\"backoff\":1.5,\"maxSkips\":4,\"rest\":\"P31D\","
                        + "\"errorCooldown\":\"PT2H\",\"deadline\":\"2027-01-31\",\"grace\":\"P14D\"},"
                        + "\"expiry\":{\"maxAge\":\"P365D\",\"maxIdle\":\"P180D\",\"warnBefore\":\"P10D\"},"
                        + "\"experiment\":\"benefit-2027\"},{\"name\":\"everyone\",\"match\":{},"
                        + "\"phase\":\"observe\",\"nudge\":{\"snooze\":\"P7D\",\"backoff\":2.0,\"maxSkips\":3,"
                        + "\"rest\":\"P30D\",\"errorCooldown\":\"P1D\",\"deadline\":null,\"grace\":\"PT0S\"}}],"
                        + "\"experiments\":[{\"name\":\"benefit-2027\",\"holdoutPercent\":10,\"arms\":"
                        + "[{\"name\":\"faster\",\"weight\":50},{\"name\":\"safer\",\"weight\":40}]}],"
                        + "\"celebrate\":true,\"upgrade\":{\"automatic\":false},"
                        + "\"multiDevice\":{\"ask\":\"always\",\"localAfterCrossDevice\":false},"
                        + "\"enrollment\":{\"maxAuthAge\":\"PT6M\",\"requireStrongestFactor\":false,"
                        + "\"coolingOff\":\"PT25H\",\"maxPasskeys\":11},"
                        + "\"expiry\":{\"maxAge\":\"P700D\",\"maxIdle\":null,\"warnBefore\":\"P15D\"},"
                        + "\"passwordless\":{\"password\":\"offer\"},"
                        + "\"recovery\":{\"proofs\":{\"protected\":3,\"passwordOnly\":2},\"hold\":\"PT26H\","
                        + "\"drillEvery\":\"P366D\",\"methods\":{\"existing-factor\":{},\"saved-code\":{},"
                        + "\"email-code\":{},\"sms-code\":{\"prefixes\":[\"+49\"]},"
                        + "\"identity-provider\":{\"alias\":\"corp\"},"
                        + "\"access-pass\":{\"lifetime\":\"PT11M\",\"fourEyes\":false}},"
                        + "\"checklist\":[\"call-back\"]},"
                        + "\"relatedOrigins\":[\"https://login.example.org\"],"
                        + "\"analytics\":{\"retentionDays\":401,\"minimumCellSize\":6}}");
    }

    @Test
    void setsAreWrittenInOrder() {
        String roles = "\"cohorts\":[{\"name\":\"a\",\"phase\":\"off\",\"match\":{\"roles\":[\"c\",\"a\",\"b\"]}}]";
        assertThat(PolicyDocument.write(readFields(roles))).contains("\"roles\":[\"a\",\"b\",\"c\"]");
    }
}
