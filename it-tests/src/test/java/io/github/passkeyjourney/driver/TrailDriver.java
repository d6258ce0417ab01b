package io.github.passkeyjourney.driver;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyResumed;
import io.github.passkeyjourney.audit.store.AuditTrail;
import io.github.passkeyjourney.audit.store.trail.AuditChain;
import io.github.passkeyjourney.audit.store.trail.ChainBreak;
import io.github.passkeyjourney.audit.store.trail.ChainReport;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import io.github.passkeyjourney.policy.Platform;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * {@code /realms/{realm}/test-trail/…}: open to everyone, hence never part of a release. Each call does its work in a
 * transaction of its own and answers when that is completed, so that what comes after completion is over, too.
 */
public final class TrailDriver implements RealmResourceProvider {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KeycloakSession session;

    TrailDriver(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Records a fact together with a change: the realm attribute {@code changed}. Whatever goes wrong is swallowed. */
    @POST
    @Path("record")
    public void record(
            @QueryParam("user") @Nullable String user,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("address") @Nullable String address,
            @QueryParam("rollback") boolean rollback) {
        String realmId = realmId();
        try {
            KeycloakModelUtils.runJobInTransaction(factory(), job -> {
                job.realms().getRealm(realmId).setAttribute("changed", "yes");
                try {
                    job.getProvider(AuditTrail.class)
                            .record(circumstances(realmId, user, actor, address), new PasskeyResumed("passkey"));
                } catch (RuntimeException e) {
                    // A careless caller: the change has to fail all the same.
                }
                if (rollback) {
                    job.getTransactionManager().setRollbackOnly();
                }
            });
        } catch (RuntimeException e) {
            // What became of it is asked for by other calls.
        }
    }

    /** Records an enrollment after completion, under its key; answers how many milliseconds the whole took. */
    @POST
    @Path("after")
    public String after(
            @QueryParam("user") @Nullable String user,
            @QueryParam("credential") String credential,
            @QueryParam("rollback") boolean rollback) {
        String realmId = realmId();
        AuditFact fact = new PasskeyEnrolled(credential, EnrollmentOrigin.NUDGE, null, null);
        long start = System.nanoTime();
        KeycloakModelUtils.runJobInTransaction(factory(), job -> {
            job.getProvider(AuditTrail.class)
                    .recordAfterCompletion(
                            circumstances(realmId, user, null, "192.0.2.0/24"), fact, "enrolled:" + credential);
            if (rollback) {
                job.getTransactionManager().setRollbackOnly();
            }
        });
        return Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** Runs a job as a server does that takes itself for the leader. */
    @POST
    @Path("job")
    public void job(@QueryParam("id") String id) {
        try (KeycloakSession own = factory().create()) {
            own.getProvider(LeaderJob.class, id).run();
        }
    }

    /** The bytes of the heap that are in use after a collection. */
    @GET
    @Path("heap")
    public String heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return Long.toString(runtime.totalMemory() - runtime.freeMemory());
    }

    /** Verifies the chain: {@code verified 3, erased 0, waiting 0, break none}. */
    @GET
    @Path("report")
    public String report() {
        ChainReport report = new AuditChain(factory()).verify(realmId());
        ChainBreak found = report.firstBreak();
        return "verified %d, erased %d, waiting %d, break %s"
                .formatted(
                        report.verified(),
                        report.erased(),
                        report.notYetChained(),
                        found == null ? "none" : found.kind() + " at " + found.position());
    }

    /** Changes rows past the product. */
    @POST
    @Path("update")
    public String update(String sql) {
        return TransactionalSql.inTransaction(factory(), TIMEOUT, job -> Integer.toString(job.update(sql)));
    }

    /** The first value of a query; empty where there is none. */
    @POST
    @Path("value")
    public String value(String query) {
        return TransactionalSql.inTransaction(
                        factory(), TIMEOUT, job -> job.first(query, row -> Optional.ofNullable(row.getString(1))))
                .flatMap(found -> found)
                .orElse("");
    }

    private String realmId() {
        return session.getContext().getRealm().getId();
    }

    private KeycloakSessionFactory factory() {
        return session.getKeycloakSessionFactory();
    }

    private static Circumstances circumstances(
            String realmId, @Nullable String user, @Nullable String actor, @Nullable String address) {
        return new Circumstances(
                realmId, user, actor, "app", "Pilot \u00e4", null, Platform.ANDROID, Browser.CHROME, address);
    }

    @Override
    public void close() {}
}
