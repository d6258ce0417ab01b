package io.github.passkeyjourney.facts;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Stands in for our listener and measures it: what the thread of a real sign-in allocates, and the time it takes, from the
 * moment that Keycloak tells of the event until the facts are in the ring.
 */
final class CaptureMeter implements EventListenerProvider {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final KeycloakSession session;
    private final Totals totals;

    CaptureMeter(KeycloakSession session, Totals totals) {
        this.session = session;
        this.totals = totals;
    }

    @Override
    public void onEvent(Event event) {
        EventListenerProvider listener = session.getProvider(EventListenerProvider.class, "passkey-audit");
        if (event.getType() != EventType.LOGIN) {
            listener.onEvent(event);
            return;
        }
        // What the listener enlists stands between these two.
        AtomicLong bytes = new AtomicLong();
        AtomicLong nanos = new AtomicLong();
        afterCompletion(() -> {
            nanos.addAndGet(-System.nanoTime());
            bytes.addAndGet(-THREADS.getCurrentThreadAllocatedBytes());
        });
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();
        listener.onEvent(event);
        nanos.addAndGet(System.nanoTime() - began);
        bytes.addAndGet(THREADS.getCurrentThreadAllocatedBytes() - allocated);
        afterCompletion(() -> {
            bytes.addAndGet(THREADS.getCurrentThreadAllocatedBytes());
            totals.add(bytes.get(), nanos.addAndGet(System.nanoTime()));
        });
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    private void afterCompletion(Runnable work) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                work.run();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void close() {}

    /** What sign-ins have cost since somebody asked last. */
    static final class Totals {
        private final List<Long> bytes = new ArrayList<>();
        private final List<Long> nanos = new ArrayList<>();

        synchronized void add(long moreBytes, long moreNanos) {
            bytes.add(moreBytes);
            nanos.add(moreNanos);
        }

        /** How many sign-ins, and the medians of bytes and nanoseconds, by spaces. */
        synchronized String take() {
            String taken = bytes.size() + " " + median(bytes) + " " + median(nanos);
            bytes.clear();
            nanos.clear();
            return taken;
        }

        private static long median(List<Long> values) {
            Collections.sort(values);
            return values.isEmpty() ? 0 : values.get(values.size() / 2);
        }
    }
}
