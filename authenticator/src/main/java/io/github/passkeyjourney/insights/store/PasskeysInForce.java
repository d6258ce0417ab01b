package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.RolloutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which rows of PJ_PASSKEY, called P, are of passkeys that open an account: as a condition of a query. What has expired is
 * told by the cohort of the row, which is that of the report, too. What holds for one passkey is in
 * {@link io.github.passkeyjourney.lifecycle.PasskeyFacts}.
 */
final class PasskeysInForce {

    private final Instant now;
    private final StringBuilder condition = new StringBuilder("P.SUSPENDED_AT IS NULL");
    private final List<Object> parameters = new ArrayList<>();

    PasskeysInForce(RolloutPolicy policy, Instant now) {
        this.now = now;
        List<Cohort> own = policy.cohorts().stream()
                .filter(cohort -> cohort.expiry() != null)
                .toList();
        condition.append(" AND (");
        for (Cohort cohort : own) {
            condition.append("(P.COHORT = ? AND ");
            parameters.add(cohort.name());
            add(policy.expiry(cohort));
            condition.append(") OR ");
        }
        if (own.isEmpty()) {
            add(policy.expiry());
        } else {
            condition
                    .append("(P.COHORT IS NULL OR P.COHORT NOT IN (")
                    .append(String.join(", ", Collections.nCopies(own.size(), "?")))
                    .append(")) AND ");
            own.forEach(cohort -> parameters.add(cohort.name()));
            add(policy.expiry());
        }
        condition.append(")");
    }

    /** The condition, of terms that are all to be met. */
    String condition() {
        return condition.toString();
    }

    /** Its parameters. */
    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    private void add(Expiry expiry) {
        condition.append("1 = 1");
        if (expiry.maxAge() != null) {
            condition.append(" AND P.CREATED_AT >= ?");
            parameters.add(begin(expiry.maxAge()));
        }
        if (expiry.maxIdle() != null) {
            condition.append(" AND (P.LAST_USED_AT >= ? OR P.LAST_USED_AT IS NULL"
                    + " AND (P.BACKUP_ELIGIBLE IS NULL OR P.CREATED_AT >= ?))");
            parameters.add(begin(expiry.maxIdle()));
            parameters.add(begin(expiry.maxIdle()));
        }
    }

    private long begin(Duration time) {
        return now.minus(time).toEpochMilli();
    }
}
