package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds the facts that could not be written after completion: a locked table, a server that was killed, a direct change. */
final class RepairJob implements LeaderJob {

    private static final int PAGES_PER_RUN = 20;

    private final KeycloakSessionFactory factory;
    private final Walk walk;

    RepairJob(KeycloakSessionFactory factory, Walk walk) {
        this.factory = factory;
        this.walk = walk;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        synchronized (walk) {
            walk.enrollments.forEach(repair -> repair.run(factory, PAGES_PER_RUN));
            walk.removals.run(factory, PAGES_PER_RUN);
        }
    }

    /** What is remembered from run to run: how far each walk went. */
    static final class Walk {

        private final List<EnrollmentRepair> enrollments;
        private final RemovalRepair removals;

        Walk(Clock clock) {
            AuditWriter writer = new AuditWriter(clock);
            this.enrollments = Stream.of(Credentials.values())
                    .map(credentials -> new EnrollmentRepair(credentials, writer, clock))
                    .toList();
            this.removals = new RemovalRepair(writer, clock);
        }

        /** Passkeys that were found to be missing from the trail since the server started. Any thread. */
        long enrollmentsAdded() {
            return enrollments.stream().mapToLong(EnrollmentRepair::repaired).sum();
        }

        /** The same for those whose removal was missing. */
        long removalsAdded() {
            return removals.repaired();
        }
    }
}
