package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.enrollment.store.NudgeStore;
import io.github.passkeyjourney.policy.NudgeHistory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Brings a history into a realm, day by day, through the same stores and projections that serve real sign-ins. Facts go to
 * the projections directly: the ring that takes those of real sign-ins drops what it has no room for.
 */
final class SampleLoader {

    /** The most that a projection is told at once; and never facts of two days, which a flusher would not gather either. */
    private static final int BATCH = 2_000;

    /** Small, since Hibernate looks at all that a transaction has changed before each query. */
    private static final int CHANGES = 25;

    private final KeycloakSessionFactory factory;
    private final SampleHistory history;
    private final SamplePasskeys passkeys;

    SampleLoader(KeycloakSessionFactory factory, SampleHistory history, Clock clock) {
        this.factory = factory;
        this.history = history;
        this.passkeys = new SamplePasskeys(clock);
    }

    /** Loads all of it, and tells how many facts there are. */
    long load() {
        List<String> projections = factory.getProviderFactoriesStream(FactProjection.class)
                .map(projection -> projection.getId())
                .sorted()
                .toList();
        Instant beginning = history.days().get(0).atStartOfDay(ZoneOffset.UTC).toInstant();
        new SampleUsers(factory, history.ids()).create(history.people(), beginning);
        long facts = 0;
        for (LocalDate day : history.days()) {
            List<RecordedFact> ofDay = history.day(day);
            List<RecordedFact> changes =
                    ofDay.stream().filter(SampleLoader::changes).toList();
            for (int from = 0; from < changes.size(); from += CHANGES) {
                List<RecordedFact> some = changes.subList(from, Math.min(changes.size(), from + CHANGES));
                KeycloakModelUtils.runJobInTransaction(factory, session -> change(session, some));
            }
            List<RecordedFact> behaviour = ofDay.stream()
                    .filter(recorded -> recorded.fact() instanceof BehaviourFact)
                    .toList();
            for (int from = 0; from < behaviour.size(); from += BATCH) {
                List<RecordedFact> batch = behaviour.subList(from, Math.min(behaviour.size(), from + BATCH));
                projections.forEach(projection -> KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> session.getProvider(FactProjection.class, projection)
                                .apply(batch)));
            }
            facts += ofDay.size();
        }
        return facts;
    }

    private static boolean changes(RecordedFact recorded) {
        return recorded.fact() instanceof AuditFact
                || recorded.fact() instanceof Offered
                || recorded.fact() instanceof Skipped
                || recorded.fact() instanceof EnrollmentFailed;
    }

    /** What changes in accounts, and what is remembered of the offers. */
    private void change(KeycloakSession session, List<RecordedFact> facts) {
        RealmModel realm = session.realms().getRealm(history.ids().realmId());
        session.getContext().setRealm(realm);
        for (RecordedFact recorded : facts) {
            if (recorded.fact() instanceof PasskeyEnrolled fact) {
                passkeys.enroll(session, realm, recorded, fact);
            } else if (recorded.fact() instanceof PasskeyRemoved fact) {
                passkeys.remove(session, realm, recorded, fact);
            } else if (recorded.fact() instanceof AuditFact) {
                throw new IllegalStateException("Nobody would write " + recorded.fact());
            } else {
                remember(session.getProvider(NudgeStore.class), recorded);
            }
        }
    }

    private void remember(NudgeStore nudges, RecordedFact recorded) {
        if (recorded.fact() instanceof Offered) {
            boolean enforcing =
                    history.rollout().enforces(recorded.circumstances().cohort());
            boolean first = nudges.find(history.ids().realmId(), user(recorded)).equals(NudgeHistory.NONE);
            nudges.offered(history.ids().realmId(), user(recorded), first, enforcing, recorded.occurredAt());
        } else if (recorded.fact() instanceof Skipped) {
            nudges.skipped(history.ids().realmId(), user(recorded), recorded.occurredAt());
        } else if (recorded.fact() instanceof EnrollmentFailed) {
            nudges.failed(history.ids().realmId(), user(recorded), recorded.occurredAt());
        }
    }

    private static String user(RecordedFact recorded) {
        return Objects.requireNonNull(recorded.circumstances().userId());
    }
}
