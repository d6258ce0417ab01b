package io.github.passkeyjourney.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.H2;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.ServerSettings;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.SpareServer;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.metrics.Observability.Documented;
import io.github.passkeyjourney.metrics.Observability.Expression;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keycloak's metrics endpoint after people signed in, and what rests on it. */
@KeycloakTest
class MetricsIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Added by Prometheus itself. */
    private static final Set<String> ADDED_BY_PROMETHEUS = Set.of("job", "instance");

    @Test
    void everyAttemptIsCountedOnceAndWithItsLabels(KeycloakServer server, TestRealm realm, App app, Device device) {
        fromTheFirstOfferToTheRemoval(realm, app, device);
        Map<String, Long> expected = Map.of(
                "sign_ins_total{method=password,outcome=refused,platform=linux,realm=%s}", 1L,
                "sign_ins_total{method=password,outcome=succeeded,platform=linux,realm=%s}", 4L,
                "sign_ins_total{method=passkey,outcome=succeeded,platform=linux,realm=%s}", 1L,
                "offers_total{kind=optional,realm=%s}", 3L,
                "skips_total{realm=%s}", 1L,
                "enrollment_failures_total{error=cancelled,realm=%s}", 1L,
                "enrollments_total{origin=nudge,realm=%s}", 1L,
                "fallbacks_total{cause=choice,realm=%s}", 1L,
                "removals_total{cause=admin,realm=%s}", 1L);
        Map<String, Long> named = new TreeMap<>();
        expected.forEach((series, count) -> named.put(series.formatted(realm.name()), count));
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(Scrape.of(server).ofRealm(realm.name())).isEqualTo(named));

        realm.admin().remove();
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(Scrape.of(server).ofRealm(realm.name())).isEmpty());
    }

    @Test
    void dashboardAlertsAndDocumentationNameWhatIsThereAndNothingElse(
            KeycloakServer server, TestRealm realm, App app, Device device) {
        fromTheFirstOfferToTheRemoval(realm, app, device);
        await().atMost(LONG).until(() -> Scrape.of(server).has("passkey_journey_removals_total"));
        Scrape scrape = Scrape.of(server);

        for (Expression expression : Observability.expressions()) {
            Map<String, Set<String>> metrics = expression.query().metrics();
            assertThat(metrics).as(expression.where()).isNotEmpty();
            metrics.forEach((metric, selectedBy) -> {
                assertThat(scrape.has(metric))
                        .as("%s in %s", metric, expression.where())
                        .isTrue();
                Set<String> labels = scrape.labelsOf(metric);
                labels.addAll(ADDED_BY_PROMETHEUS);
                assertThat(labels)
                        .as("%s in %s", metric, expression.where())
                        .containsAll(selectedBy)
                        .containsAll(expression.query().groupedBy());
                Set<String> left = expression.query().groupedBy().isEmpty()
                        ? labels
                        : expression.query().groupedBy();
                assertThat(left).as("shown by %s", expression.where()).containsAll(expression.shown());
            });
        }

        Map<String, Documented> documented = Observability.documented();
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        documented.forEach((metric, what) -> {
            types.put(metric, what.type());
            labels.put(metric, what.labels());
        });
        assertThat(scrape.types()).isEqualTo(types);
        Map<String, Set<String>> exposed = new TreeMap<>();
        types.forEach((metric, type) -> {
            Set<String> names = new TreeSet<>(scrape.labelsOf(metric));
            if (type.equals("summary")) {
                names.addAll(scrape.labelsOf(metric + "_count"));
            }
            exposed.put(metric, names);
        });
        assertThat(exposed).isEqualTo(labels);
    }

    /** Row 33 of the threats: what visitors choose gets into no label. A hundred thousand of each: FactMetersTest. */
    @Test
    void tenThousandClientsAndUsersAreCountedAndMakeNoSeries(KeycloakServer server, TestRealm realm) {
        String madeUp = "made-up-" + realm.name();
        observe(server, madeUp, 100);
        int before = Scrape.of(server).samples().size();
        double counted = signIns(server);
        observe(server, madeUp, 10_000);
        assertThat(signIns(server) - counted).isEqualTo(10_000);
        assertThat(Scrape.of(server).samples()).hasSize(before);
    }

    @Test
    void aServerWithoutMetricsSignsInAndRecordsAsEver(Mailbox mailbox, Device device) throws Exception {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
        try (H2 database = H2.inMemory();
                DistributionServer server = SpareServer.start(database, ServerSettings::withoutMetrics)) {
            assertThat(Scrape.get(server).statusCode()).isEqualTo(404);
            TestRealm realm = SpareServer.realm(server, mailbox, "unmetered", true);
            TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
            try (App app = SpareServer.app(realm)) {
                new SignIn(app, device).withPassword(alice);
                new NudgePage(device).create().click();
                new AppPage(device);
            }
            new FactRows(realm).await("offered optional", "accepted", "sign-in password succeeded");
            realm.admin().remove();
            assertThat(server.log().since(0).lines().filter(line -> line.contains(" ERROR ")))
                    .isEmpty();
        }
    }

    /** A wrong password, "Not now", a closed dialog, a passkey, a sign-in with it and one without, and its removal. */
    private static void fromTheFirstOfferToTheRemoval(TestRealm realm, App app, Device device) {
        TestUser alice = realm.policy(TestPolicy.always()).user("alice");
        device.open(app.signIn());
        new LoginPage(device).signIn("alice", "wrong");
        new LoginPage(device);

        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).skip().click();
        new AppPage(device);

        device.platform().userVerified(false);
        new SignIn(app, device).withPassword(alice);
        device.leave(() -> new NudgePage(device).create().click());
        device.page().locator("#passkey-error[data-code='cancelled']").waitFor();
        new NudgePage(device).skip().click();
        new AppPage(device);

        device.platform().userVerified(true);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);

        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(device);

        realm.policy(TestPolicy.of("observe"));
        device.platform().presence(false);
        new SignIn(app, device).withPassword(alice);
        new AppPage(device);

        alice.admin().removeCredential(alice.passkeys().get(0).getId());
    }

    /** So many sign-ins, each of another user with another client. */
    private static void observe(KeycloakServer server, String realmId, int count) {
        URI call = server.baseUri()
                .resolve("/realms/master/test-facts/observe?realm=" + realmId + "&user=*&client=*&count=" + count);
        try {
            HttpResponse<Void> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(call)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isLessThan(300);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static double signIns(KeycloakServer server) {
        return Scrape.of(server).sum("passkey_journey_facts_total", "type", "sign-in");
    }
}
