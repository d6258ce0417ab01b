package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.metrics.FactMeters;
import io.github.passkeyjourney.audit.store.behaviour.FactPipeline;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Sends audit facts to the trail and behaviour facts down the pipeline, and has both counted. */
final class SqlFactRecorder implements FactRecorder {

    private static final Logger LOG = Logger.getLogger(SqlFactRecorder.class);

    private final KeycloakSession session;
    private final FactPipeline pipeline;
    private final FactMeters meters;
    private final AtomicBoolean complained;

    /** @param complained whether a failure behind a request was told already: one line says it all */
    SqlFactRecorder(KeycloakSession session, FactPipeline pipeline, FactMeters meters, AtomicBoolean complained) {
        this.session = session;
        this.pipeline = pipeline;
        this.meters = meters;
        this.complained = complained;
    }

    @Override
    public void record(Circumstances circumstances, AuditFact fact) {
        AuditTrail trail = trail();
        if (trail == null) {
            throw new IllegalStateException("No audit trail: its provider is switched off");
        }
        trail.record(circumstances, fact);
        meters.count(session, circumstances, fact, null);
    }

    @Override
    public void recordAfterCompletion(Circumstances circumstances, AuditFact fact, String key) {
        meters.count(session, circumstances, fact, key);
        try {
            AuditTrail trail = trail();
            if (trail != null) {
                trail.recordAfterCompletion(circumstances, fact, key);
            } else if (complained.compareAndSet(false, true)) {
                LOG.error("Audit facts of sign-ins are not written: the provider of the audit trail is switched off");
            }
        } catch (RuntimeException e) {
            if (complained.compareAndSet(false, true)) {
                LOG.error("An audit fact of a sign-in could not be handed over; this is not logged again", e);
            }
        }
    }

    @Override
    public void observe(Circumstances circumstances, BehaviourFact fact) {
        pipeline.observe(session, circumstances, fact);
        meters.count(session, circumstances, fact, null);
    }

    private @Nullable AuditTrail trail() {
        return session.getProvider(AuditTrail.class);
    }
}
