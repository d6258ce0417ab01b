package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.DistributionServer;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.PostgreSql;
import io.github.passkeyjourney.harness.SpareServer;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The processor time of a sign-in with everything of ours on, against a realm of the same server without us, in blocks of
 * the order A B B A; and A against A, which is what such a measurement is worth. The numbers depend on the machine and are
 * printed; only a ratio far beyond noise is an error.
 */
@Tag("long")
class SignInCpuIT {
    private static final int ROUNDS = Integer.getInteger("signin.cpu.rounds", 8);
    private static final int SIGN_INS = Integer.getInteger("signin.cpu.block", 25);
    private static final double GENEROUS = 1.5;

    @Test
    void signInsCostTheSameProcessorTimeAsWithoutUs() {
        assumeThat(System.getProperty("harness.backend", "distribution")).isEqualTo("distribution");
        try (PostgreSql database = PostgreSql.start();
                // Compiled as in production, unlike the servers of tests that live for minutes.
                DistributionServer server =
                        SpareServer.start(database, settings -> settings.environment("JAVA_OPTS_APPEND", ""));
                Mailbox mailbox = Mailbox.start(0)) {
            Side stock = new Side(SpareServer.realm(server, mailbox, "stock", false)
                    .update(realm -> realm.setEventsListeners(List.of("jboss-logging"))));
            TestRealm journey = SpareServer.realm(server, mailbox, "ours", true).policy(TestPolicy.of("offer"));
            Side ours = new Side(journey);
            double password = compare(server, "password", stock::password, ours::password);
            double passkey = compare(server, "passkey", stock::passkey, ours::passkey);
            journey.update(realm -> realm.setEventsListeners(List.of(Capture.LISTENER)));
            capture(server, "password", ours::password);
            capture(server, "passkey", ours::passkey);
            stock.app.close();
            ours.app.close();
            assertThat(password).as("password").isLessThan(GENEROUS);
            assertThat(passkey).as("passkey").isLessThan(GENEROUS);
        }
    }

    private static double compare(KeycloakServer server, String name, Runnable stock, Runnable ours) {
        for (int i = 0; i < 3; i++) {
            block(server, stock);
            block(server, ours);
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        List<Double> cost = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            double a1 = block(server, stock);
            double b1 = block(server, ours);
            double b2 = block(server, ours);
            double a2 = block(server, stock);
            ratios.add((b1 + b2) / (a1 + a2));
            noise.add(a2 / a1);
            cost.add((a1 + a2) / 2);
        }
        System.out.printf(
                "Sign-in by %s: %.2f ms of processor time without us; with us %s, the same twice %s%n",
                name, mean(cost), interval(ratios), interval(noise));
        return mean(ratios);
    }

    private static void capture(KeycloakServer server, String name, Runnable signIn) {
        block(server, signIn);
        Capture.take(server);
        for (int i = 0; i < 3; i++) {
            block(server, signIn);
        }
        Capture capture = Capture.take(server);
        System.out.printf("Capture of a sign-in by %s: %d ns, %d bytes%n", name, capture.nanos(), capture.bytes());
    }

    /** Milliseconds of the whole server for each of a block of sign-ins. */
    private static double block(KeycloakServer server, Runnable signIn) {
        double before = processorSeconds(server);
        for (int i = 0; i < SIGN_INS; i++) {
            signIn.run();
        }
        return (processorSeconds(server) - before) * 1_000 / SIGN_INS;
    }

    private static double processorSeconds(KeycloakServer server) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.managementUri().resolve("/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("process_cpu_time_ns_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) / 1e9)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The mean with its bootstrap interval of 95 %. */
    private static String interval(List<Double> values) {
        Random random = new Random(26_7_4);
        double[] means = new double[10_000];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int j = 0; j < values.size(); j++) {
                sum += values.get(random.nextInt(values.size()));
            }
            means[i] = sum / values.size();
        }
        Arrays.sort(means);
        return "%.3f (95 %%: %.3f to %.3f)"
                .formatted(mean(values), means[means.length / 40], means[means.length - means.length / 40]);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** One realm, and those who sign in to it: a holder of a passkey, and somebody who has put off the offer. */
    private static final class Side {
        private final App app;
        private final TestUser alice;
        private final SoftPasskey passkey;
        private final Visitor visitor = new Visitor(Visitor.ABLE);

        Side(TestRealm realm) {
            app = SpareServer.app(realm);
            alice = realm.user("alice");
            passkey = SoftPasskey.create(realm.user("bob"));
            Visitor.Page page = visitor.password(visitor.open(app.signIn()), alice, alice.password());
            if (page.has("passkey-form")) {
                visitor.send(page, "passkey-form", java.util.Map.of("skip", "true"));
            }
        }

        void password() {
            assertThat(visitor.password(visitor.leave().open(app.signIn()), alice, alice.password())
                            .signedIn())
                    .isTrue();
        }

        void passkey() {
            assertThat(visitor.passkey(visitor.leave().open(app.signIn()), passkey)
                            .signedIn())
                    .isTrue();
        }
    }
}
