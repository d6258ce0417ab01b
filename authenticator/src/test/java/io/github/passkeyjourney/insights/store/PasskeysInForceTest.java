package io.github.passkeyjourney.insights.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PasskeysInForceTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000L * 86_400_000L);

    @Test
    void wherePasskeysDoNotExpireOnlySuspensionCounts() {
        PasskeysInForce inForce = new PasskeysInForce(RolloutPolicy.OFF, NOW);
        assertThat(inForce.condition()).isEqualTo("P.SUSPENDED_AT IS NULL AND (1 = 1)");
        assertThat(inForce.parameters()).isEmpty();
    }

    @Test
    void eachCohortHasItsOwnTime() {
        PasskeysInForce inForce = new PasskeysInForce(policy("""
                        {"version": 1, "enabled": true, "expiry": {"maxAge": "P100D"}, "cohorts": [
                          {"name": "strict", "match": {"groups": ["/it"]}, "phase": "offer", "expiry": {"maxIdle": "P10D"}},
                          {"name": "everyone", "match": {}, "phase": "offer"}]}
                        """), NOW);
        String idle = " AND (P.LAST_USED_AT >= ? OR P.LAST_USED_AT IS NULL AND (P.BACKUP_ELIGIBLE IS NULL OR"
                + " P.CREATED_AT >= ?))";
        assertThat(inForce.condition())
                .isEqualTo("P.SUSPENDED_AT IS NULL AND ((P.COHORT = ? AND 1 = 1 AND P.CREATED_AT >= ?" + idle
                        + ") OR (P.COHORT IS NULL OR P.COHORT NOT IN (?)) AND 1 = 1 AND P.CREATED_AT >= ?)");
        assertThat(inForce.parameters()).containsExactly("strict", day(900), day(990), day(990), "strict", day(900));
    }

    private static long day(int day) {
        return day * 86_400_000L;
    }

    private static RolloutPolicy policy(String json) {
        return ((PolicyParse.Valid) PolicyDocument.parse(json)).policy();
    }
}
