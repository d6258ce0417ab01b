package io.github.passkeyjourney.recovery.background;

import io.github.passkeyjourney.platform.AfterCommit;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Does something once the request has committed, on another thread and in a transaction of its own. What the visitor gets does
 * not depend on it, neither in content nor in time.
 */
public final class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final String NAME = "passkey-journey-recovery";

    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final String realmId;
    private final Handover handover = new Handover();

    /** Of the request that the session serves. */
    public Background(KeycloakSession session) {
        this(session, NAME);
    }

    /**
     * The same, apart from other work.
     *
     * @param pool name of the threads that do it
     */
    public Background(KeycloakSession session, String pool) {
        this.factory = session.getKeycloakSessionFactory();
        this.executor = session.getProvider(ExecutorsProvider.class).getExecutor(pool);
        this.realmId = session.getContext().getRealm().getId();
        session.getTransactionManager().enlistAfterCompletion(handover);
    }

    /**
     * Keeps some work until then. If the request is rolled back it is not done.
     *
     * @param what it is, for the log: no word of whom
     */
    public void run(String what, Work work) {
        handover.add(new Task(what, work));
    }

    private void execute(Task task) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm == null) {
                    return;
                }
                session.getContext().setRealm(realm);
                try {
                    task.work.run(session, realm);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (Throwable e) { // Whatever it is, there is nobody to tell but the operator. No stack: it may hold
            // addresses.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf(
                    "%s failed in the realm %s: %s",
                    task.what, realmId, cause.getClass().getName());
        }
    }

    /** Something to do. */
    @FunctionalInterface
    public interface Work {

        /** Does it, in a session of its own whose context has the realm. */
        void run(KeycloakSession session, RealmModel realm) throws Exception;
    }

    private record Task(String what, Work work) {}

    private final class Handover extends AfterCommit<Task> {

        void add(Task task) {
            keep(task);
        }

        @Override
        protected void handOver(Task task) {
            try {
                executor.execute(() -> execute(task));
            } catch (Throwable e) { // A full queue must not become an error page.
                LOG.warnf(
                        "%s was not begun in the realm %s: %s",
                        task.what, realmId, e.getClass().getName());
            }
        }
    }
}
