package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 100 000 passkeys on PostgreSQL, looked through by the job while somebody signs in without a break. Times depend on the machine
 * and are printed; what counts is that each is told of once, that no sign-in fails, and that the heap does not grow with them.
 */
@Tag("long")
@KeycloakTest(database = DatabaseKind.POSTGRESQL)
class ExpiryWarningLoadIT {

    private static final int PASSKEYS = Integer.getInteger("expiry.passkeys", 100_000);
    private static final int TOLD = PASSKEYS / ExpiringPopulation.ONE_IN;
    private static final long MB = 1L << 20;
    private static final long MOST_MEGABYTES = 32;

    @Test
    void allAreLookedThroughInBoundedMemoryWhileSignInsGoOn(KeycloakServer server, TestRealm realm, App app)
            throws Exception {
        ExpiringPopulation people = new ExpiringPopulation(server, realm);
        TestUser alice = realm.user("alice");
        Visitor visitor = new Visitor("1.1ff.0");
        signIn(visitor, app, alice);
        people.add(1, PASSKEYS);
        String all = TOLD + " facts of " + TOLD + " users";
        long before = JobRun.heap(server);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger signIns = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> others = threads.submit(() -> {
                while (!over.get()) {
                    signIn(visitor, app, alice);
                    signIns.incrementAndGet();
                }
            });
            long began = System.nanoTime();
            Future<?> job = threads.submit(() -> {
                await("all")
                        .pollDelay(Duration.ZERO)
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> {
                            JobRun.now(server, "expiry-warning");
                            return people.told().equals(all);
                        });
            });
            long most = 0;
            while (!ended(job)) {
                most = Math.max(most, JobRun.heap(server));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            over.set(true);
            others.get();
            System.out.printf(
                    "%d passkeys, %d told of: %.1f s, %d sign-ins meanwhile; live heap %d MB before, at most %d MB%n",
                    PASSKEYS, TOLD, seconds, signIns.get(), before / MB, most / MB);
            assertThat(signIns).hasPositiveValue();
            assertThat((most - before) / MB).as("MB more").isLessThan(MOST_MEGABYTES);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        JobRun.now(server, "expiry-warning");
        assertThat(people.told()).as("nobody twice").isEqualTo(all);
        await("one mail each")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(people.mails()).isEqualTo(TOLD + " mails to " + TOLD + " addresses"));
    }

    /** Waits a moment: a collection for each look at the heap would be most of what the server does. */
    private static boolean ended(Future<?> job) throws Exception {
        try {
            job.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void signIn(Visitor visitor, App app, TestUser user) {
        assertThat(visitor.password(visitor.leave().open(app.signIn()), user, user.password())
                        .signedIn())
                .isTrue();
    }
}
