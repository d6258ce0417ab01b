package io.github.passkeyjourney.fault;

import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** The recorder of the product, or what is wrong with it at the moment. */
final class FaultyRecorder implements FactRecorder {
    private static final int TOO_LONG = 1_000;

    private final KeycloakSession session;
    private final FactRecorder real;

    FaultyRecorder(KeycloakSession session, FactRecorder real) {
        this.session = session;
        this.real = real;
    }

    @Override
    public void record(Circumstances circumstances, AuditFact fact) {
        fail();
        real.record(circumstances, fact);
    }

    @Override
    @SuppressWarnings("NullAway") // That is the fault.
    public void recordAfterCompletion(Circumstances circumstances, AuditFact fact, String key) {
        fail();
        switch (TestFault.current()) {
            case SERIALIZATION -> real.recordAfterCompletion(circumstances, null, key);
            case AFTER_COMPLETION -> real.recordAfterCompletion(circumstances, fact, "x".repeat(TOO_LONG));
            default -> real.recordAfterCompletion(circumstances, fact, key);
        }
    }

    @Override
    public void observe(Circumstances circumstances, BehaviourFact fact) {
        fail();
        real.observe(circumstances, fact);
    }

    private void fail() {
        switch (TestFault.current()) {
            case ON_EVENT -> throw new IllegalStateException("injected");
            case OUT_OF_MEMORY -> throw new OutOfMemoryError("injected");
            case STACK_OVERFLOW -> throw new StackOverflowError("injected");
            case LINKAGE -> throw new NoClassDefFoundError("injected");
            case PREPARE ->
                session.getTransactionManager().enlistPrepare(new AbstractKeycloakTransaction() {
                    @Override
                    protected void commitImpl() {
                        throw new IllegalStateException("injected");
                    }

                    @Override
                    protected void rollbackImpl() {
                        // Nothing was done.
                    }
                });
            default -> {
                // Later, or not at all.
            }
        }
    }
}
