package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.Mentions;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import io.github.passkeyjourney.settings.subject.Subjects;
import io.github.passkeyjourney.settings.subject.UserFacts;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How long the passkeys of a realm stay valid, read once for as many users as there are ({@link ExpiryRules}).
 *
 * @param policy the last valid one
 * @param engine finds the cohort of a user; null where no cohort has rules of its own
 */
public record RealmExpiry(RolloutPolicy policy, @Nullable RolloutEngine engine) {

    private static final Mentions NONE = new RolloutEngine(RolloutPolicy.OFF).mentions();

    /** The rules as the session has them. No statement where the stored policy can be read. */
    public static RealmExpiry of(KeycloakSession session, RealmModel realm) {
        RolloutSettings settings = session.getProvider(RolloutSettings.class);
        RolloutPolicy policy = settings.lastValid(realm);
        boolean byCohort = policy.cohorts().stream().anyMatch(cohort -> cohort.expiry() != null);
        return new RealmExpiry(policy, byCohort ? engine(settings.rollout(realm), policy) : null);
    }

    /** The rules of a policy that need not be the realm's. */
    public static RealmExpiry of(RolloutEngine engine) {
        return new RealmExpiry(engine.policy(), engine);
    }

    private static RolloutEngine engine(Rollout rollout, RolloutPolicy policy) {
        boolean inForce = rollout.readable() && policy.enabled();
        return inForce ? rollout.engine() : new RolloutEngine(policy.switchedOn());
    }

    /** Which facts of a user have a say. */
    public Mentions mentions() {
        return engine == null ? NONE : engine.mentions();
    }

    /** The different rules by which passkeys of some user may expire; empty where no passkey does. */
    public List<Expiry> ending() {
        return Stream.concat(
                        Stream.of(policy.expiry()),
                        policy.cohorts().stream().map(policy::expiry).filter(rules -> engine != null))
                .filter(rules -> rules.maxAge() != null || rules.maxIdle() != null)
                .distinct()
                .toList();
    }

    /**
     * Those of one user.
     *
     * @param facts asked for only where some cohort has rules of its own
     */
    public Expiry of(String realmId, String userId, Supplier<? extends UserFacts> facts) {
        return engine == null
                ? policy.expiry()
                : policy.expiry(engine.cohort(Subjects.of(engine, realmId, userId, facts.get())
                                .build())
                        .orElse(null));
    }
}
