package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Allocation;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.policy.Platform;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** What the way of the facts may take of a server's memory, on each request and in all. */
class MemoryBudgetTest {

    /** Of a whole capture, which may take a kilobyte; the rest is for reading what Keycloak knows. */
    private static final long MAX_HAND_OVER_BYTES = 512;

    private static final long MAX_HEAP_BYTES = 32L << 20;

    private static final List<String> CLIENTS = clients();

    private static final BehaviourFact SIGN_IN = new SignIn(SignInMethod.PASSKEY, SignInOutcome.SUCCEEDED, true);

    @Test
    void theRingTakesNoMemoryForAFact() {
        FactRing ring = new FactRing(1 << 16);
        RecordedFact fact = BehaviourFacts.at(TestFacts.NOON);
        assertThat(Allocation.bytesOf(() -> ring.offer(fact))).isZero();
    }

    @Test
    void aFactIsHandedOverWithLittleMemory() {
        FactPipeline pipeline = new FactPipeline(new FactRing(1 << 16), new FakeTime());
        Circumstances circumstances = TestFacts.onAPhone("alice");
        long fake = Allocation.bytesOf(() -> {
            FakeSession request = new FakeSession();
            KeycloakSession session = request.session();
            session.getAttribute("facts", Object.class);
            session.getTransactionManager().enlistAfterCompletion(null);
            session.setAttribute("facts", "");
        });
        long all = Allocation.bytesOf(() -> {
            FakeSession request = new FakeSession();
            pipeline.observe(request.session(), circumstances, SIGN_IN);
            request.commit();
        });
        assertThat(all - fake).isBetween(1L, MAX_HAND_OVER_BYTES);
    }

    /** Every projection is stuck, and every fact is of another user with another client of a long name. */
    @Test
    void aFullPipelineFitsIntoItsHeap() {
        long before = usedHeap();
        Object full = fullPipeline();
        long bytes = usedHeap() - before;
        System.out.printf("A full pipeline takes %.1f MB%n", bytes / 1e6);
        assertThat(full).isNotNull();
        assertThat(bytes).isLessThanOrEqualTo(MAX_HEAP_BYTES);
    }

    private static Object fullPipeline() {
        FactIds ids = new FactIds(new SecureRandom());
        FactRing ring = new FactRing(FactPipeline.DEFAULT_CAPACITY);
        for (int i = 0; i < 100_000; i++) {
            ring.offer(fact(ids, i));
        }
        assertThat(ring.size()).isEqualTo(FactPipeline.DEFAULT_CAPACITY);
        Delivery delivery = new Delivery("stuck", batch -> {}, System::nanoTime);
        int sequence = 0;
        while (delivery.hasRoom()) {
            List<RecordedFact> facts = new ArrayList<>(FactFlusher.BATCH);
            for (int i = 0; i < FactFlusher.BATCH; i++) {
                facts.add(fact(ids, i));
            }
            delivery.accept(new FactBatch("node", ++sequence, facts));
        }
        DictionaryCache cache = new DictionaryCache();
        for (int realm = 0; realm < 20; realm++) {
            Map<Cell, Long> cells = new HashMap<>();
            for (int i = 0; i < RealmCells.MAX; i++) {
                cells.put(Cell.of(circumstances("realm-" + realm, i), SIGN_IN), (long) i);
            }
            cache.cells("realm-" + realm, id -> new RealmCells(cells));
        }
        for (int i = 0; i < 100_000; i++) {
            cache.key("realm-" + i, id -> new SecretKeySpec(new byte[32], "HmacSHA256"));
        }
        return List.of(ring, delivery, cache);
    }

    private static RecordedFact fact(FactIds ids, int number) {
        return new RecordedFact(
                ids.next(), "node", TestFacts.NOON.plusMillis(number), circumstances("realm", number), SIGN_IN);
    }

    /** Realms, cohorts and clients are Keycloak's own strings, which the facts share. Users are not: a directory makes new ones. */
    private static Circumstances circumstances(String realm, int number) {
        return new Circumstances(
                realm,
                new UUID(number, 0).toString(),
                null,
                CLIENTS.get(number % CLIENTS.size()),
                "everyone",
                null,
                Platform.ANDROID,
                Browser.CHROME,
                null);
    }

    private static List<String> clients() {
        List<String> clients = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            clients.add("https://client-" + i + ".example");
        }
        return clients;
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
