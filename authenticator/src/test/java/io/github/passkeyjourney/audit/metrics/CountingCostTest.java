package io.github.passkeyjourney.audit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.platform.Meters;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a request pays to have its sign-in counted, besides a place in Keycloak's own lists. */
class CountingCostTest {

    private static final int REQUESTS = 10_000;
    private static final long MAX_BYTES = 256;
    private static final Circumstances ALICE = TestFacts.onAPhone("alice");
    private static final SignIn SIGN_IN = TestFacts.signIn(SignInMethod.PASSKEY);

    private final RealmCounters counters =
            new RealmCounters(Meters.in(new CompositeMeterRegistry().add(new SimpleMeterRegistry())), "acme");

    @Test
    void countingASignInTakesLittleMemory() {
        count(REQUESTS); // The first ones load classes.
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        count(REQUESTS);
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / REQUESTS;
        assertThat(bytes).as("bytes").isLessThanOrEqualTo(MAX_BYTES);
    }

    private void count(int requests) {
        for (int i = 0; i < requests; i++) {
            SessionCounts counts = new SessionCounts();
            counts.add(null, () -> counters.count(ALICE, SIGN_IN));
            counts.commit();
        }
    }
}
