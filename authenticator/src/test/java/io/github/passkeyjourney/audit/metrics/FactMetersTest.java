package io.github.passkeyjourney.audit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RemovalCause;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.TestFacts;
import io.github.passkeyjourney.platform.Meters;
import io.github.passkeyjourney.policy.Platform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FactMetersTest {

    private static final Circumstances ALICE = TestFacts.onAPhone("alice");
    private static final int TYPES = FactType.values().length;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FactMeters meters = new FactMeters(Meters.in(registry), 2);

    /** All counters but those by type that are not 0, in the form {@code skips{realm=acme} 2}. */
    private List<String> counted() {
        return registry.getMeters().stream()
                .filter(meter -> ((Counter) meter).count() > 0)
                .filter(meter -> !meter.getId().getName().equals("passkey.journey.facts"))
                .map(FactMetersTest::line)
                .sorted()
                .toList();
    }

    private static String line(Meter meter) {
        String labels = meter.getId().getTags().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(","));
        return meter.getId().getName().replace("passkey.journey.", "") + "{" + labels + "} "
                + Math.round(((Counter) meter).count());
    }

    private double ofType(FactType type) {
        return registry.counter("passkey.journey.facts", "type", type.id()).count();
    }

    private void happened(FakeRequest request, Circumstances circumstances, Fact fact) {
        meters.count(request.session(), circumstances, fact, null);
        request.commit();
    }

    private static Circumstances inRealm(String realmId) {
        return Circumstances.ofRealm(realmId, null);
    }

    @Test
    void eachFactIsCountedByItsLabels() {
        FakeRequest request = FakeRequest.in("realm-1", "acme");
        TestFacts.all().forEach(fact -> meters.count(request.session(), ALICE, fact, null));
        request.commit();
        assertThat(counted())
                .containsExactly(
                        "enrollment.failures{error=cancelled,realm=acme} 1",
                        "enrollments{origin=nudge,realm=acme} 1",
                        "fallbacks{cause=no-passkey-here,realm=acme} 1",
                        "offers{kind=mandatory,realm=acme} 1",
                        "removals{cause=user,realm=acme} 1",
                        "sign.ins{method=password-otp,outcome=succeeded,platform=android,realm=acme} 1",
                        "skips{realm=acme} 1");
        for (FactType type : FactType.values()) {
            assertThat(ofType(type)).as(type.id()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsCountedBeforeTheRequestHasCommitted() {
        FakeRequest request = FakeRequest.in("realm-1", "acme");
        meters.count(request.session(), ALICE, new Skipped(), null);
        meters.count(request.session(), ALICE, new Skipped(), null);
        assertThat(counted()).isEmpty();
        request.commit();
        assertThat(counted()).containsExactly("skips{realm=acme} 2");
        meters.count(request.session(), ALICE, new Skipped(), null);
        assertThat(counted()).containsExactly("skips{realm=acme} 3");
    }

    @Test
    void whatWasRolledBackDidNotHappen() {
        FakeRequest request = FakeRequest.in("realm-1", "acme");
        meters.count(request.session(), ALICE, new Skipped(), null);
        request.rollback();
        assertThat(counted()).isEmpty();
        assertThat(ofType(FactType.SKIPPED)).isZero();
    }

    @Test
    void whatIsToldTwiceInARequestUnderOneKeyIsCountedOnce() {
        FakeRequest request = FakeRequest.in("realm-1", "acme");
        Fact removed = TestFacts.all()
                .filter(fact -> fact.type() == FactType.PASSKEY_REMOVED)
                .findFirst()
                .orElseThrow();
        meters.count(request.session(), ALICE, removed, "removed:1");
        meters.count(request.session(), ALICE, removed, "removed:1");
        meters.count(request.session(), ALICE, removed, "removed:2");
        request.commit();
        assertThat(counted()).containsExactly("removals{cause=user,realm=acme} 2");
    }

    @Test
    void realmsBeyondTheLimitAreCountedTogether() {
        for (int realm = 1; realm <= 4; realm++) {
            happened(FakeRequest.in("id-" + realm, "realm" + realm), inRealm("id-" + realm), new Skipped());
        }
        happened(FakeRequest.in("id-2", "realm2"), inRealm("id-2"), new Skipped());
        assertThat(counted()).containsExactly("skips{realm=other} 2", "skips{realm=realm1} 1", "skips{realm=realm2} 2");
    }

    @Test
    void aRealmThatIsGoneTakesItsMetersAlongAndGivesItsPlaceAway() {
        happened(FakeRequest.in("id-1", "one"), inRealm("id-1"), new Skipped());
        happened(FakeRequest.in("id-2", "two"), inRealm("id-2"), new Skipped());
        meters.forget("id-1");
        meters.forget("never-met");
        happened(FakeRequest.in("id-3", "three"), inRealm("id-3"), new Skipped());
        assertThat(counted()).containsExactly("skips{realm=three} 1", "skips{realm=two} 1");
        assertThat(registry.getMeters()).hasSize(TYPES + 2);
    }

    @Test
    void aRealmThatIsRenamedGoesOnUnderItsNewName() {
        happened(FakeRequest.in("id-1", "old"), inRealm("id-1"), new Skipped());
        happened(FakeRequest.in("id-1", "new"), inRealm("id-1"), new Skipped());
        happened(FakeRequest.in("id-2", "two"), inRealm("id-2"), new Skipped());
        assertThat(counted()).containsExactly("skips{realm=new} 1", "skips{realm=two} 1");
    }

    @Test
    void aFactOfAnotherRealmThanTheRequestsIsCountedByNameIfTheRealmWasMet() {
        happened(FakeRequest.in("id-1", "one"), inRealm("id-1"), new Skipped());
        happened(FakeRequest.in("master", "master"), inRealm("id-1"), new Skipped());
        happened(FakeRequest.withoutRealm(), inRealm("id-1"), new Skipped());
        happened(FakeRequest.withoutRealm(), inRealm("id-9"), new Skipped());
        assertThat(counted()).containsExactly("skips{realm=one} 3", "skips{realm=other} 1");
    }

    /** Its removal must not take the others' counts along. */
    @Test
    void aRealmNamedOtherIsAmongTheOthers() {
        happened(FakeRequest.in("id-1", "other"), inRealm("id-1"), new Skipped());
        happened(FakeRequest.withoutRealm(), inRealm("id-9"), new Skipped());
        meters.forget("id-1");
        assertThat(counted()).containsExactly("skips{realm=other} 2");
    }

    /** Row 33 of the threats: whatever realms, clients, cohorts and browsers come, the series stay below 10 000. */
    @Test
    void aHundredThousandRealmsClientsAndUsersDoNotMakeAHundredThousandSeries() {
        FactMeters bounded = new FactMeters(Meters.in(registry), FactMeters.DEFAULT_REALMS);
        List<Fact> facts = TestFacts.all().toList();
        SignInMethod[] methods = SignInMethod.values();
        SignInOutcome[] outcomes = SignInOutcome.values();
        Platform[] platforms = Platform.values();
        for (int i = 0; i < 100_000; i++) {
            String realmId = "id-" + i;
            FakeRequest request = FakeRequest.in(realmId, "realm-" + i);
            Circumstances circumstances = new Circumstances(
                    realmId,
                    "user-" + i,
                    "actor-" + i,
                    "client-" + i,
                    "cohort-" + i,
                    "arm-" + i,
                    platforms[i % platforms.length],
                    Browser.OTHER,
                    "net-" + i);
            bounded.count(request.session(), circumstances, facts.get(i % facts.size()), "key-" + i);
            bounded.count(
                    request.session(),
                    circumstances,
                    new SignIn(methods[i % methods.length], outcomes[i % outcomes.length], i % 2 == 0),
                    null);
            request.commit();
        }
        assertThat(registry.getMeters()).hasSizeLessThan(TYPES + FactMeters.DEFAULT_REALMS * 2 + 200);
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .filter(tag -> tag.getKey().equals("realm"))
                        .map(Tag::getValue)
                        .distinct())
                .hasSize(FactMeters.DEFAULT_REALMS + 1)
                .contains("other");
        assertThat(registry.find("passkey.journey.sign.ins").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .as("none is lost to the bound")
                .isEqualTo(100_000 + 100_000 / facts.size());
    }

    /** The bound that the documentation names, times fifty realms and the others. */
    @Test
    void aRealmHasAtMost196Series() {
        int signIns = SignInMethod.values().length * SignInOutcome.values().length * Platform.values().length;
        int rest = EnrollFailure.values().length
                + EnrollmentOrigin.values().length
                + FallbackCause.values().length
                + RemovalCause.values().length;
        int offersAndSkips = 3;
        assertThat(signIns + rest + offersAndSkips).isEqualTo(196);
        assertThat((FactMeters.DEFAULT_REALMS + 1) * 196).isLessThan(10_000);
    }

    @Test
    void withoutMetricsNothingIsRegisteredNorEnlisted() {
        FactMeters off = new FactMeters(Meters.none(), 2);
        assertThatCode(() -> off.count(FakeRequest.broken(), ALICE, new Offered(false), null))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingThatGoesWrongReachesTheCaller() {
        assertThatCode(() -> meters.count(FakeRequest.broken(), ALICE, new Skipped(), null))
                .doesNotThrowAnyException();
    }
}
